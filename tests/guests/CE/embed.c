// Takes a host file into the program with #embed.
// says: not found

const unsigned char stolen[] = {
#embed "/etc/passwd"
};
int main(void) { return stolen[0]; }
