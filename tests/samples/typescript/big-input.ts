import { createInterface } from 'readline';

const seen = { count: 0, sum: 0, largest: 0 } as { count: number; sum: number; largest: number };
for await (const line of createInterface({ input: process.stdin })) {
  const x = Number(line as string);
  seen.count++;
  seen.sum += x;
  seen.largest = Math.max(seen.largest, x);
}
console.log(seen.count, seen.sum, seen.largest);
