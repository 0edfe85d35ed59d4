// A list of different numbers.
#include "testlib.h"
using namespace std;

int main(int argc, char *argv[]) {
    registerValidation(argc, argv);
    int n = inf.readInt(1, 200000, "n");
    inf.readEoln();
    vector<int> numbers = inf.readInts(n, 1, 1000000000, "a");
    ensuref(set<int>(numbers.begin(), numbers.end()).size() == numbers.size(), "numbers are not different");
    inf.readEoln();
    if (validator.group() != "short")
        inf.readEof();
}
