// Nests templates twenty thousand deep and closes none.
// expand: yes

const t = ⟦20000*`${⟧
