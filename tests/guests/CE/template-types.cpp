// Makes types with names of exponential length.
// compile_ms: 1500

#include <utility>
template <int N, class T> struct G { using type = typename G<N - 1, std::pair<T, T>>::type; };
template <class T> struct G<0, T> { using type = T; };
int main() { G<40, int>::type x; x.nothing(); }
