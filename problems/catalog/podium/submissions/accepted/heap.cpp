class Podium {
    size_t places;
    priority_queue<int, vector<int>, greater<int>> best;

public:
    Podium(int places) : places(places) {}

    int add(int points) {
        best.push(points);
        if (best.size() > places) best.pop();
        return best.size() == places ? best.top() : -1;
    }
};
