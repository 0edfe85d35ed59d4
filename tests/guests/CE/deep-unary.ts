// Puts fifty thousand signs before a number.
// expand: yes
// or: AC RTE WA

console.log(⟦50000*- ⟧7);
