// Throws nothing.

throw null;
