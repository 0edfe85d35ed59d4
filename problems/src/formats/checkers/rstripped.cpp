// The same lines, but for blanks at their ends and empty lines at the end of all.
#include "testlib.h"

std::vector<std::string> lines(InStream &stream) {
    std::vector<std::string> found;
    while (!stream.eof()) {
        std::string line = stream.readLine();
        line.resize(line.find_last_not_of(" \t\r\v\f") + 1);
        found.push_back(line);
    }
    while (!found.empty() && found.back().empty())
        found.pop_back();
    return found;
}

int main(int argc, char *argv[]) {
    registerTestlibCmd(argc, argv);
    std::vector<std::string> expected = lines(ans), found = lines(ouf);
    for (size_t at = 0; at < std::min(expected.size(), found.size()); at++)
        if (expected[at] != found[at])
            quitf(_wa, "line %d differs", int(at) + 1);
    if (expected.size() != found.size())
        quitf(_wa, "%d lines expected, %d found", int(expected.size()), int(found.size()));
    quitf(_ok, "%d lines", int(found.size()));
}
