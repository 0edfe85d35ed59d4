// Nests sixty thousand parentheses.
// expand: yes

int main(void) { return ⟦30000*(⟧1⟦30000*)⟧; }
