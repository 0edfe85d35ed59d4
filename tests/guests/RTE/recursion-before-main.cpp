// Recurses without end before main.
// cpu_ms: 3000

struct Deep { static int down(int n) { volatile int here[4] = {n}; int below = down(n + 1); return below + here[n % 4]; } Deep() { down(0); } } deep;
int main() {}
