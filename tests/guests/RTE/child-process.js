// Starts processes.

console.log(require('child_process').execSync('id').toString());
