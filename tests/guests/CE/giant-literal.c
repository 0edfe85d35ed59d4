// Has an integer of a hundred thousand digits.
// expand: yes
// says: too large

int main(void) { return ⟦100000*9⟧; }
