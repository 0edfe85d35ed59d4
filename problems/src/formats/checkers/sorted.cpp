// The same lines, or words, in any order.
#include "testlib.h"

const bool BY_LINES = true;

std::vector<std::string> parts(InStream &stream) {
    std::vector<std::string> found;
    while (BY_LINES ? !stream.eof() : !stream.seekEof()) {
        if (!BY_LINES) {
            found.push_back(stream.readToken());
            continue;
        }
        std::vector<std::string> words = tokenize(stream.readLine(), " \t\r\v\f");
        std::sort(words.begin(), words.end());
        if (!words.empty())
            found.push_back(join(words));
    }
    std::sort(found.begin(), found.end());
    return found;
}

int main(int argc, char *argv[]) {
    registerTestlibCmd(argc, argv);
    if (parts(ans) != parts(ouf))
        quitf(_wa, "not the same %s", BY_LINES ? "lines" : "words");
    quitf(_ok, "the same in some order");
}
