// Nests functions.
// expand: yes
// source_kib: 512
// servers: no
// or: RTE AC WA MLE

⟦6000*(function(){return ⟧7⟦6000*;})()⟧
