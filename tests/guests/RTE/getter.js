// Throws when its error is printed.

throw { get stack() { throw this; }, get message() { throw this; }, toString() { throw this; } };
