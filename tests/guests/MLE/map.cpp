// Fills a map for ever.
// cpu_ms: 3000

#include <map>
#include <string>
int main() { std::map<int, std::string> m; for (int i = 0;; i++) m[i] = std::string(100, 'x'); }
