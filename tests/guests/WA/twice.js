// Prints the right answer and once more.

console.log(7);
console.log(7);
