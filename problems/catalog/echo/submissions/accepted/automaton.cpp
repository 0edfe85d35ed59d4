#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <vector>

struct State {
    std::array<int, 26> next;
    int link, length, first_end;
};

int main() {
    std::string text;
    std::cin >> text;
    std::vector<State> states;
    states.reserve(2 * text.size());
    State root{{}, -1, 0, 0};
    root.next.fill(-1);
    states.push_back(root);
    int last = 0;
    for (char letter : text) {
        const int c = letter - 'a', fresh = states.size();
        states.push_back(root);
        states[fresh].length = states[fresh].first_end = states[last].length + 1;
        int p = last;
        for (; p >= 0 && states[p].next[c] < 0; p = states[p].link) states[p].next[c] = fresh;
        if (p < 0) {
            states[fresh].link = 0;
        } else if (int q = states[p].next[c]; states[q].length == states[p].length + 1) {
            states[fresh].link = q;
        } else {
            const int copy = states.size();
            states.push_back(states[q]);
            states[copy].length = states[p].length + 1;
            for (; p >= 0 && states[p].next[c] == q; p = states[p].link) states[p].next[c] = copy;
            states[q].link = states[fresh].link = copy;
        }
        last = fresh;
    }
    int longest = 0, start = 0;
    for (const State& state : states) {
        if (state.link < 0) continue;
        const State& twice = states[state.link];
        const int at = twice.first_end - twice.length + 1;
        if (twice.length > longest || (twice.length == longest && at < start)) longest = twice.length, start = at;
    }
    if (longest == 0) std::cout << "0\n";
    else std::cout << longest << ' ' << start << '\n';
}
