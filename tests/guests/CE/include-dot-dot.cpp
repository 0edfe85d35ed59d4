// Includes ../../../../etc/hostname.
// says: not found

#include "../../../../etc/hostname"
int main() {}
