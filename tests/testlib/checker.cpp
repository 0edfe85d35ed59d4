// Compares two sums.
#include "given.h"
#include "testlib.h"

int main(int argc, char *argv[]) {
    setName("compares sums");
    place_files(argc, argv);
    char *arguments[] = {argv[0], (char *)"/tmp/in", (char *)"/tmp/out", (char *)"/tmp/ans"};
    registerTestlibCmd(4, arguments);
    int tests = inf.readInt();
    for (int test = 1; test <= tests; test++) {
        setTestCase(test);
        long long expected = ans.readLong(), found = ouf.readLong(-1000LL, 1000LL, "sum");
        if (expected != found)
            expectedButFound(_wa, expected, found);
    }
    if (!ouf.seekEof() && ouf.readToken() == "bonus")
        quitp(2.5, "%d sums", tests);
    quitf(_ok, "%d sums", tests);
}
