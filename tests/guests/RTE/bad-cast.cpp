// Casts to a class that it is not.
// says: std::bad_cast

#include <typeinfo>
struct A { virtual ~A() {} };
struct B : A {};
int main() { A a; A &r = a; dynamic_cast<B &>(r); }
