// Is a megabyte of comment, where 128 KiB are allowed.
// expand: yes
// servers: no
// says: at most 131072

/*⟦1000000*x⟧*/
int main(void) {}
