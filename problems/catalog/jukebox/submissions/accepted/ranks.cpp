class Jukebox {
    unordered_map<int, int> count;
    vector<vector<int>> ranks;  // the songs of each rank, from 1
    int open = 0;

public:
    Jukebox() {}

    void wish(int song) {
        size_t rank = ++count[song];
        if (ranks.size() < rank) ranks.emplace_back();
        ranks[rank - 1].push_back(song);
        open++;
    }

    int play() {
        if (ranks.empty()) return -1;
        int song = ranks.back().back();
        ranks.back().pop_back();
        if (ranks.back().empty()) ranks.pop_back();
        count[song]--;
        open--;
        return song;
    }

    int waiting() { return open; }
};
