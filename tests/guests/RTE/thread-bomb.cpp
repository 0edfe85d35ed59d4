// Starts threads for ever, where there are none.
// says: thread

#include <thread>
#include <vector>
int main() { std::vector<std::thread> all; for (;;) all.emplace_back([] { for (;;) {} }); }
