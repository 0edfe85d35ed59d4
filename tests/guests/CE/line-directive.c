// Claims to be another file in its errors, with escapes in the name.

#line 1 "/etc/\033[31mpasswd\a"
int main(void) { return x; }
