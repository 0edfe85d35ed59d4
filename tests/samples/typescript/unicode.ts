import fs from 'fs';

const line: string = fs.readFileSync(0, 'utf8').trimEnd();
const letters: readonly string[] = [...line];
console.log(line);
console.log(letters.length);
console.log(letters.at(-1) satisfies string | undefined);
