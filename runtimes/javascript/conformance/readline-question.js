const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout });
rl.question('name? ', (name) => {
  console.log(`hello ${name}`);
  rl.question('age? ', (age) => {
    console.log(`${age * 2}`);
    rl.close();
  });
});
rl.on('close', () => console.log('closed'));
