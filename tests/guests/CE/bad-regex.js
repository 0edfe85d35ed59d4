// Has a regular expression of pathological nesting.
// expand: yes
// or: RTE AC WA

console.log(/⟦30000*(⟧a⟦30000*)⟧/.test("a"));
