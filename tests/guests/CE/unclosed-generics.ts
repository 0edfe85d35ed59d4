// Opens fifty thousand lists of type arguments and closes none.
// expand: yes

let x: ⟦50000*A<⟧
