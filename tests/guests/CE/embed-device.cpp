// Takes an endless device into the program with #embed.
// says: not found

const unsigned char stolen[] = {
#embed "/dev/urandom" limit(1000)
};
int main() { return stolen[0]; }
