// Is no TypeScript.
const a: = 5;
