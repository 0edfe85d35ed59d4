// Map, Set and objects.
let x = 1;
const counts = new Map(), seen = new Set(), words = {};
for (let i = 0; i < 400000; i++) {
  x = (x * 16807) % 2147483647;
  const key = x % 50021;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  seen.add(x);
  if (i % 4 === 0) words['key' + key] = i;
}
let sum = 0;
for (const [key, count] of counts) sum += key * count;
console.log(counts.size, seen.size, sum, Object.keys(words).length);
