// Nests sixty thousand parentheses.
// expand: yes
// says: nesting

int main(void) { return ⟦30000*(⟧1⟦30000*)⟧; }
