// Nests a hundred thousand parentheses.
// expand: yes
// or: RTE AC

console.log(⟦60000*(⟧7⟦60000*)⟧);
