// Opens a raw string that nobody closes.
// expand: yes

const char *s = R"mettle(⟦50000*x⟧
int main() {}
