// Includes a host file by a name that macros make.
// says: not found

#define PATH(x) </etc/x>
#include PATH(passwd)
int main(void) {}
