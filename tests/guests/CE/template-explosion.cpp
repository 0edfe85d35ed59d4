// Instantiates two to the thirtieth templates.
// compile_ms: 1500

template <int D, long long P> struct T { static constexpr long long v = T<D - 1, P * 2>::v + T<D - 1, P * 2 + 1>::v; };
template <long long P> struct T<0, P> { static constexpr long long v = P; };
int main() { return T<30, 1>::v == 0; }
