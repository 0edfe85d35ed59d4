// Throws and catches nothing.
// says: Error
enum Kind { Bad }
throw new Error(`kind ${Kind[Kind.Bad]}`);
