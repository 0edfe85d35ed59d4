// Called as: caretaker input answer feedback_folder/, its output going to the program and the program's to it.
#include <fstream>
#include <iostream>
#include <string>

static std::string folder;

[[noreturn]] static void reject(const std::string &why) {
    std::ofstream(folder + "judgemessage.txt") << why << '\n';
    std::exit(43);
}

int main(int count, char **words) {
    if (count < 4) return 1;
    folder = words[3];
    long long n, k;
    if (!(std::ifstream(words[1]) >> n >> k)) return 1;
    std::cout << n << std::endl;
    for (int asked = 0;;) {
        std::string what;
        long long lamp;
        if (!(std::cin >> what >> lamp)) reject("the output ends, or is neither question nor answer");
        if (what == "!") {
            if (lamp != k) reject("answered " + std::to_string(lamp) + " instead of " + std::to_string(k));
            if (std::cin >> what) reject("there is more output after the answer");
            return 42;
        }
        if (what != "?") reject("neither question nor answer: " + what.substr(0, 20));
        if (lamp < 1 || lamp > n) reject("there is no lamp " + std::to_string(lamp));
        if (++asked > 20) {
            std::ofstream(folder + "teammessage.txt") << "more than 20 questions\n";
            reject("more than 20 questions");
        }
        std::cout << (lamp <= k ? "on" : "off") << std::endl;
    }
}
