import { readFileSync } from 'node:fs';
const text = readFileSync(0, 'utf8');
const value = await Promise.resolve(text.trim());
console.log(value, typeof require, import.meta.url.endsWith('.js'));
