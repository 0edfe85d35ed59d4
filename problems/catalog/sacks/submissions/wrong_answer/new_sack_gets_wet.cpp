// Keeps open water by place and does not clear it when a sack is taken.
class Sacks {
    vector<int> pile;
    vector<int> open = vector<int>(20'001);

public:
    Sacks() {}

    void put(int weight) { pile.push_back(weight); }

    int take() {
        if (pile.empty()) return -1;
        int top = pile.size() - 1, weight = pile[top] + open[top];
        pile.pop_back();
        if (top > 0) open[top - 1] += open[top];
        return weight;
    }

    void soak(int lowest, int water) {
        if (!pile.empty()) open[min<size_t>(lowest, pile.size()) - 1] += water;
    }
};
