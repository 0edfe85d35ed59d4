// Computes below every step limit, again and again, while it is compiled.
// compile_ms: 1500

#include <utility>
template <unsigned S> constexpr unsigned f() { unsigned s = S; for (unsigned i = 0; i < 100000; i++) s = s * 31 + i; return s; }
template <unsigned... S> constexpr unsigned all(std::integer_sequence<unsigned, S...>) { return (f<S>() + ...); }
static_assert(all(std::make_integer_sequence<unsigned, 250>{}) == 1);
int main() {}
