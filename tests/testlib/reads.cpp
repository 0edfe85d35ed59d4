// Reads what each line of standard input says and prints the exit code; messages go to standard error.
// A line is `<reader> <text>` with \n, \s for a blank and \r written out.
#define TESTLIB_THROW_EXIT_EXCEPTION_INSTEAD_OF_EXIT
#include "given.h"
#include "testlib.h"
using namespace std;

static string plain(const string &line) {
    string text;
    for (size_t at = 0; at < line.size(); at++) {
        if (line[at] != '\\') {
            text += line[at];
            continue;
        }
        char kind = line[++at];
        text += kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind == 's' ? ' ' : '\\';
    }
    return text;
}

static void read(const string &reader, InStream &s) {
    if (reader == "int") s.readInt();
    else if (reader == "range") s.readInt(1, 1000000000, "n");
    else if (reader == "bare-range") s.readInt(-20000000, 3);
    else if (reader == "long") s.readLong();
    else if (reader == "unsigned") s.readUnsignedLong();
    else if (reader == "double") s.readDouble();
    else if (reader == "double-range") s.readDouble(0, 1.5, "x");
    else if (reader == "strict") s.readStrictDouble(-10, 10, 1, 3);
    else if (reader == "ints") s.readInts(3, 1, 5, "a");
    else if (reader == "word") s.readWord("[a-z]{1,3}", "w");
    else if (reader == "line") s.readLine("[a-z ]*", "l");
    else if (reader == "eoln") { s.readWord(); s.readEoln(); }
    else if (reader == "eof") { s.readInt(); s.readEof(); }
    else if (reader == "space") { s.readInt(); s.readSpace(); s.readInt(); }
    else if (reader == "words") { s.readWord(); s.readWord(); }
    else quitf(_fail, "no reader %s", reader.c_str());
}

int main(int argc, char *argv[]) {
    place_files(argc, argv);
    char *arguments[] = {argv[0], (char *)"/tmp/in", (char *)"/tmp/out", (char *)"/tmp/ans"};
    registerTestlibCmd(4, arguments);
    disableFinalizeGuard();
    for (string line; getline(cin, line);) {
        size_t blank = line.find(' ');
        string reader = line.substr(0, blank), text = plain(blank == string::npos ? "" : line.substr(blank + 1));
        for (bool strict : {false, true}) {
            int code = 0;
            try {
                InStream s(ouf, text);
                s.strict = strict;
                read(reader, s);
            } catch (exit_exception &end) {
                code = end.getExitCode();
            }
            println(reader, strict ? "strict" : "loose", code);
        }
    }
}
