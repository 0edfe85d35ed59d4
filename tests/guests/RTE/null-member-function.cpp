// Calls a virtual function of no object.

struct Base { virtual int f() { return 0; } virtual ~Base() {} };
int main() { Base *volatile p = nullptr; return p->f(); }
