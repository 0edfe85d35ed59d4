// Nests sixty thousand parentheses.
// expand: yes

fn main() { println!("{}", ⟦60000*(⟧1⟦60000*)⟧); }
