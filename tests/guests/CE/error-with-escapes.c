// Lets the compiler say something that drives a terminal.
// expand: yes
// says: error

#error "⟦1*\x1b⟧[2J⟦1*\x07⟧⟦1*\x08⟧"
int main(void) {}
