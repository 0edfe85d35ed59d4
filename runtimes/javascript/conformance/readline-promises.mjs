import * as readline from 'node:readline/promises';
import { stdin, stdout } from 'node:process';
const rl = readline.createInterface({ input: stdin, output: stdout });
const answer = await rl.question('n? ');
console.log(Number(answer) + 1);
rl.close();
