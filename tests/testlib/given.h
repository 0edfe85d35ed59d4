// Files as arguments, as programs in the sandbox find none: `name=content` becomes the file /tmp/name.
#pragma once
#include <cstdio>
#include <string>

static void place_files(int argc, char *argv[]) {
    for (int at = 1; at < argc; at++) {
        std::string given = argv[at], content = given.substr(given.find('=') + 1);
        std::FILE *file = std::fopen(("/tmp/" + given.substr(0, given.find('='))).c_str(), "wb");
        std::fwrite(content.data(), 1, content.size(), file);
        std::fclose(file);
    }
}
