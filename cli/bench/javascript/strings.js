// Text: joining, splitting, replacing, counting letters.
let x = 1;
const words = [];
for (let i = 0; i < 100000; i++) {
  x = (x * 16807) % 2147483647;
  words.push(x.toString(16) + '-' + i);
}
const text = words.join(' ');
const letters = {};
for (const letter of text) letters[letter] = (letters[letter] ?? 0) + 1;
const back = text.replace(/-/g, ' ').toUpperCase().split(' ');
const short = back.filter((word) => word.length < 8).map((word) => [...word].reverse().join('')).join('');
console.log(text.length, letters['a'], letters['-'], back.length, short.length, short.slice(0, 20));
