// Nests template literals.
// expand: yes
// or: RTE AC

console.log(⟦20000*`${⟧7⟦20000*}`⟧);
