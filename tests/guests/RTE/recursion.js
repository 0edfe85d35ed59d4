// Recurses without end.
// says: RangeError

function f() { return f() + 1; }
f();
