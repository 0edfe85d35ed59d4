import * as fs from 'fs';

const [n, ...numbers]: number[] = fs.readFileSync(0, 'utf8').split(/\s+/).map(Number);
console.log(numbers.slice(0, n).reduce((sum: number, x: number): number => sum + x, 0));
