// Calls numbers as functions.
// says: function pointer

int main(void) { for (int i = 1; i < 100000; i++) { int (*volatile f)(long long, double, long long) = (int (*)(long long, double, long long))i; f(1, 2, 3); } return 0; }
