// Runs with the same points share a place.
class Podium {
    size_t places;
    set<int> best;

public:
    Podium(int places) : places(places) {}

    int add(int points) {
        best.insert(points);
        if (best.size() > places) best.erase(best.begin());
        return best.size() == places ? *best.begin() : -1;
    }
};
