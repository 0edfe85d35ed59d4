// Includes itself twice, two to the two hundredth times.
// compile_ms: 1500

#include __FILE__
#include __FILE__
int main(void) {}
