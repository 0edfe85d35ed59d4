// Right lines of all lines; all of them are needed where no points are given.
#include "testlib.h"

std::vector<std::string> lines(InStream &stream) {
    std::vector<std::string> found;
    while (!stream.eof()) {
        std::string line = trim(stream.readLine());
        if (!line.empty())
            found.push_back(join(tokenize(line, " \t\r\v\f")));
    }
    return found;
}

int main(int argc, char *argv[]) {
    registerTestlibCmd(argc, argv);
    std::vector<std::string> expected = lines(ans), found = lines(ouf);
    if (found.size() > expected.size())
        quitf(_pe, "more lines than expected");
    int right = 0;
    for (size_t at = 0; at < found.size(); at++)
        right += expected[at] == found[at];
    if (right == int(expected.size()))
        quitf(_ok, "%d lines", right);
    quitf(_wa, "%d of %d lines", right, int(expected.size()));
}
