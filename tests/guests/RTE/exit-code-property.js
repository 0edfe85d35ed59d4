// Sets its exit code and ends.
// says: exit code 5

console.log(7);
process.exitCode = 5;
