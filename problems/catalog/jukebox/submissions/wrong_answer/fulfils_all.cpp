// Playing a song fulfils all wishes for it.
class Jukebox {
    map<int, pair<int, int>> wishes;  // how many, when the latest came in
    int now = 0, open = 0;

public:
    Jukebox() {}

    void wish(int song) {
        wishes[song].first++;
        wishes[song].second = ++now;
        open++;
    }

    int play() {
        if (wishes.empty()) return -1;
        auto best = wishes.begin();
        for (auto one = wishes.begin(); one != wishes.end(); ++one)
            if (one->second > best->second) best = one;
        int song = best->first;
        open -= best->second.first;
        wishes.erase(best);
        return song;
    }

    int waiting() { return open; }
};
