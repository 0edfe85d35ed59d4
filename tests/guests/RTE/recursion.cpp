// Recurses without end with locals in memory.
// cpu_ms: 3000

int f(int n) { volatile char a[100]; a[n % 100] = 1; int r = f(n + 1); return r + a[n % 100]; }
int main() { return f(0); }
