// Sorting numbers and text.
let x = 1;
const numbers = [];
for (let i = 0; i < 200000; i++) {
  x = (x * 16807) % 2147483647;
  numbers.push(x);
}
const plain = [...numbers].sort((a, b) => a - b);
const byKey = [...numbers].sort((a, b) => (a % 1000) - (b % 1000) || a - b);
const text = numbers.slice(0, 50000).map(String).sort();
let sum = 0;
for (let i = 0; i < plain.length; i++) sum = (sum * 31 + (plain[i] ^ byKey[i])) % 1000003;
console.log(sum, text[0], text[text.length - 1]);
