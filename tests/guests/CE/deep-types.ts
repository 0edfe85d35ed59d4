// Nests a type fifty thousand deep.
// servers: no
// expand: yes
// or: AC

let x: ⟦50000*Array<⟧number⟦50000*>⟧;
console.log(7);
