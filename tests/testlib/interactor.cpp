// Answers guesses of a hidden number.
#include "given.h"
#include "testlib.h"
using namespace std;

int main(int argc, char *argv[]) {
    place_files(argc, argv);
    char *arguments[] = {argv[0], (char *)"/tmp/in", (char *)"/tmp/told"};
    registerInteraction(3, arguments);
    int hidden = inf.readInt(), asked = 0;
    while (true) {
        int guess = ouf.readInt(1, 100, "guess");
        asked++;
        cout << (guess < hidden ? "more" : guess > hidden ? "less" : "found") << endl;
        if (guess == hidden)
            break;
    }
    tout << asked << endl;
    quitif(asked > 7, _wa, "%d guesses", asked);
    quitf(_ok, "%d guesses", asked);
}
