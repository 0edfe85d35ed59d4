// What old programs call and WASI's C library does not have. It is an archive: linked only where it is
// called, and never beside a program's own function of that name.

#include <stdio.h>

// The line without its end, or null at the end of input.
char *gets(char *line) {
  char *at = line;
  int letter = getchar();
  if (letter == EOF)
    return NULL;
  for (; letter != EOF && letter != '\n'; letter = getchar())
    *at++ = (char)letter;
  *at = 0;
  return line;
}

// There is no shell: none is available, and a command is not found (exit code 127, as wait tells it).
int system(const char *command) { return command == NULL ? 0 : 127 << 8; }
