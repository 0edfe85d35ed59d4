// Prints the right answer and exits with 3.
// says: exit code 3

console.log(7);
process.exit(3);
