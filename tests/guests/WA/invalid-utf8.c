// Prints bytes that are no text.

#include <stdio.h>
int main(void) { fputs("\xff\xfe\xc0\x80\xed\xa0\x80\xf5", stdout); }
