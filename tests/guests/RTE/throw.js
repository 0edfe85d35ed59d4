// Throws.
// says: Error

throw new Error('\x1b[31mred');
