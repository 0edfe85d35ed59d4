// Guests who are turned away take a seat, too.
class Sauna {
    size_t seats;
    int stay;
    queue<int> entered;

    void leave(int minute) {
        while (!entered.empty() && minute - entered.front() >= stay) entered.pop();
    }

public:
    Sauna(int seats, int stay) : seats(seats), stay(stay) {}

    bool enter(int minute) {
        leave(minute);
        entered.push(minute);
        return entered.size() <= seats;
    }

    int inside(int minute) {
        leave(minute);
        return min(entered.size(), seats);
    }
};
