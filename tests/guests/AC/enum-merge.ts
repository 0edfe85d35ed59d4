// Merges ten thousand enums and namespaces of one name.
// expand: yes
// source_kib: 1024
// servers: no

⟦5000*enum E { A{i} = {i} } namespace E { export const b{i} = {i}; }\n⟧
console.log(E.A3 + E.b4);
