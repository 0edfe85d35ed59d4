// Asks a concept about itself.
// compile_ms: 1500

template <class T> concept C = requires(T t) { f(t); };
template <class T> struct W {};
template <class T> void f(T) requires C<W<T>>;
int main() { f(1); }
