// Recurses without end.
// cpu_ms: 3000

int down(int n) { volatile int here[4] = {n}; int below = down(n + 1); return below + here[n % 4]; }
int main(void) { return down(0); }
