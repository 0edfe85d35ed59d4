// Uses a property of null.
// says: TypeError

null.x;
