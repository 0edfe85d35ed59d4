// Called as: validate input answer feedback_folder/ < output. Exits with 42 if the output is right, else 43.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

static std::string folder;

[[noreturn]] static void reject(const std::string &why) {
    std::ofstream(folder + "judgemessage.txt") << why << '\n';
    std::exit(43);
}

int main(int count, char **words) {
    if (count < 4) return 1;
    folder = words[3];
    long long n;
    std::string expected, first;
    if (!(std::ifstream(words[1]) >> n) || !(std::ifstream(words[2]) >> expected)) return 1;
    if (!(std::cin >> first)) reject("there is no output");
    if (first == "impossible" || expected == "impossible") {
        if (first != expected) reject("expected " + expected + ", got " + first);
    } else {
        char *end;
        long long k = std::strtoll(first.c_str(), &end, 10);
        if (*end || k < 0 || k > n) reject("the number of volumes is " + first);
        std::vector<bool> taken(n + 1);
        long long sum = 0;
        for (long long index = 0; index < k; index++) {
            long long volume;
            if (!(std::cin >> volume)) reject("a volume is missing or no number");
            if (volume < 1 || volume > n) reject("there is no volume " + std::to_string(volume));
            if (taken[volume]) reject("volume " + std::to_string(volume) + " is there twice");
            taken[volume] = true;
            sum += volume;
        }
        if (4 * sum != n * (n + 1)) reject("the shelf holds " + std::to_string(sum) + " centimetres");
    }
    std::string more;
    if (std::cin >> more) reject("there is more output than asked for");
    return 42;
}
