// Is made of nothing but line continuations.
// expand: yes

⟦50000*\\\n⟧x
