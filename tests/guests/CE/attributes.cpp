// Is full of attributes that are not closed.
// expand: yes

⟦20000*[[⟧int main() {}
