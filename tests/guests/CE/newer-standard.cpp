// Uses concepts where C++17 is asked for.
// language: cpp17

template <class T> concept Any = true;
int main() {}
