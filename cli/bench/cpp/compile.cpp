#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    int n;
    cin >> n;
    map<string, vector<int>> places;
    for (int i = 0; i < n; i++) {
        string word;
        cin >> word;
        places[word].push_back(i);
    }
    vector<pair<string, vector<int>>> order(places.begin(), places.end());
    sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return a.second.size() != b.second.size() ? a.second.size() > b.second.size() : a.first < b.first;
    });
    for (const auto& [word, at] : order)
        cout << word << ' ' << at.size() << ' ' << accumulate(at.begin(), at.end(), 0) << '\n';
}
