// The same letters, without blanks, order and case.
#include "testlib.h"

std::string letters(InStream &stream) {
    std::string found;
    while (!stream.seekEof())
        found += lowerCase(stream.readToken());
    std::sort(found.begin(), found.end());
    return found;
}

int main(int argc, char *argv[]) {
    registerTestlibCmd(argc, argv);
    if (letters(ans) != letters(ouf))
        quitf(_wa, "not the same letters");
    quitf(_ok, "the same letters");
}
