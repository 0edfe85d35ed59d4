class Sacks {
    vector<pair<int, int>> pile;  // weight, water for this sack and all below

public:
    Sacks() {}

    void put(int weight) { pile.push_back({weight, 0}); }

    int take() {
        if (pile.empty()) return -1;
        auto [weight, open] = pile.back();
        pile.pop_back();
        if (!pile.empty()) pile.back().second += open;
        return weight + open;
    }

    void soak(int lowest, int water) {
        if (!pile.empty()) pile[min<size_t>(lowest, pile.size()) - 1].second += water;
    }
};
