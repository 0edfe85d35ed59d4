// Nests a hundred thousand brackets.
// expand: yes
// or: RTE AC

const a = ⟦60000*[⟧⟦60000*]⟧;
console.log(7);
