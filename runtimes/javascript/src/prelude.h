#ifndef METTLE_PRELUDE_H
#define METTLE_PRELUDE_H

#include <stddef.h>

typedef struct {
    const char *name;   /* as it stands in stack traces */
    const char *source; /* ends in a zero byte that length does not count */
    size_t length;
} PreludeFile;

extern const PreludeFile prelude_files[];
extern const size_t prelude_file_count;

#endif
