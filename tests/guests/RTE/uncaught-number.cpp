// Throws a number that nobody catches.

int main() { throw 5; }
