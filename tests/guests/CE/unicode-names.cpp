// Uses names that look the same and turn text around.

int main() { int а​ = 1, a‮ = 2; return a; }
