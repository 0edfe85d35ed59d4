// Includes /etc/passwd.
// says: not found

#include "/etc/passwd"
int main() {}
