// Takes the value of a result that has none.
// language: cpp23

#include <expected>
int main() { std::expected<int, int> e = std::unexpected(7); return e.value(); }
