// Goes through the crates by size and always takes the next one that fits.
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n').slice(1);
const crates = lines.map((line) => line.split(' ').map(Number)).sort((a, b) => a[0] + a[1] - b[0] - b[1]);
let [width, height] = [0, 0], nested = 0;
for (const [w, h] of crates) {
  if (w > width && h > height) {
    [width, height] = [w, h];
    nested++;
  }
}
console.log(nested);
