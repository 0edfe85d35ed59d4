// Begins twenty thousand times what may be an arrow function or not.
// expand: yes
// source_kib: 1024
// servers: no
// or: AC RTE WA

const f = ⟦20000*(a = ⟧7⟦20000*)⟧;
