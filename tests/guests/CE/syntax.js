// Has a mistake.
// says: main.js

let let = = 1;
