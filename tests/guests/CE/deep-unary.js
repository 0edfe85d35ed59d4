// Puts fifty thousand signs before a number.
// expand: yes
// or: RTE AC WA

console.log(⟦50000*- ⟧7);
