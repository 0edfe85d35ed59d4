// Uses a field far from a null pointer.
// says: null

struct Far { char room[1000]; int field; };
int main() { Far *volatile p = nullptr; p->field = 5; return p->field - 5; }
