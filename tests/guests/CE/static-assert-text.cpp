// Lets the compiler quote what turns text around.

static_assert(false, "‮⁦ 7 ​");
int main() {}
