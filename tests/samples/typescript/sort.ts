import { readFileSync } from 'node:fs';

type Order<T> = (a: T, b: T) => number;
const rising: Order<number> = (a, b) => a - b;

const lines = readFileSync(0, 'utf8').split('\n');
const numbers = lines[1]!.split(' ').map(Number);
console.log([...numbers].sort(rising).join(' '));
console.log([...numbers].sort((a, b) => rising(b, a)).join(' '));
