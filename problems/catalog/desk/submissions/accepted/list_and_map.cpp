class Desk {
    int room;
    list<pair<int, int>> papers;  // the latest used first
    unordered_map<int, list<pair<int, int>>::iterator> at;

public:
    Desk(int room) : room(room) {}

    void put(int paper, int place) {
        auto known = at.find(paper);
        if (known != at.end()) {
            papers.erase(known->second);
        } else if ((int)at.size() == room) {
            at.erase(papers.back().first);
            papers.pop_back();
        }
        papers.push_front({paper, place});
        at[paper] = papers.begin();
    }

    int take(int paper) {
        auto known = at.find(paper);
        if (known == at.end()) return -1;
        papers.splice(papers.begin(), papers, known->second);
        return known->second->second;
    }

    int lying() { return at.size(); }
};
