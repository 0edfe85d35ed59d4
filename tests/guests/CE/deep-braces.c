// Nests sixty thousand braces.
// expand: yes

int main(void) {⟦60000*{⟧
