// Text: building, splitting, sorting and joining words, and finding patterns in the result.
#include <bits/stdc++.h>
using namespace std;

int main() {
    uint32_t state = 12'345;
    auto next_random = [&] { return state = state * 1'664'525 + 1'013'904'223; };
    string text;
    for (int i = 0; i < 600'000; i++) {
        const int length = 2 + (next_random() >> 16) % 14;
        for (int j = 0; j < length; j++) text += char('a' + (next_random() >> 16) % 6);
        text += ' ';
    }
    vector<string> words;
    for (size_t from = 0, to; (to = text.find(' ', from)) != string::npos; from = to + 1)
        words.push_back(text.substr(from, to - from));
    sort(words.begin(), words.end());
    words.erase(unique(words.begin(), words.end()), words.end());
    string joined;
    for (const string& word : words) joined += word + to_string(word.size());
    vector<int> border(joined.size() + 1, -1);
    long long borders = 0;
    for (size_t i = 1, k = 0; i < joined.size(); i++) {
        while (k > 0 && joined[i] != joined[k]) k = border[k] < 0 ? 0 : border[k];
        if (joined[i] == joined[k]) k++;
        border[i + 1] = int(k);
        borders += k;
    }
    size_t hits = 0;
    for (size_t at = 0; (at = joined.find("abc", at)) != string::npos; at++) hits++;
    uint64_t hash = 0;
    for (unsigned char letter : joined) hash = hash * 131 + letter;
    printf("%zu %zu %lld %zu %llu\n", words.size(), joined.size(), borders, hits, (unsigned long long)hash);
}
