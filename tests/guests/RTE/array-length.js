// Asks for an array of a length that does not exist.
// says: RangeError

new Array(-1);
