// Unpacks a million template arguments.
// compile_ms: 1500

#include <utility>
template <long long... I> constexpr long long sum(std::integer_sequence<long long, I...>) { return (I + ...); }
int main() { return sum(std::make_integer_sequence<long long, 5000000>{}) == 0; }
