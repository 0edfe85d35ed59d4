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
        if (entered.size() == seats) return false;
        entered.push(minute);
        return true;
    }

    int inside(int minute) {
        leave(minute);
        return entered.size();
    }
};
