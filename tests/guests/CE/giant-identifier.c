// Uses a name of a hundred thousand letters that nobody declared.
// expand: yes

int main(void) { return ⟦100000*x⟧; }
