const readline = require('readline');
(async () => {
  const rl = readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
  let sum = 0;
  for await (const line of rl) {
    if (line === '') continue;
    sum += line.split(' ').map(Number).reduce((a, b) => a + b);
  }
  console.log(sum);
})();
