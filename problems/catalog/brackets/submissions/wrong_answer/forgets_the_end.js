// Does not look at what is still open at the end of the line.
const line = require('fs').readFileSync(0, 'utf8').trim();
const waiting = [];
let answer = 'tidy';
for (let i = 0; i < line.length && answer === 'tidy'; i++) {
  const opening = '([{'.indexOf(line[i]);
  if (opening >= 0) waiting.push(')]}'[opening]);
  else if (')]}'.includes(line[i]) && waiting.pop() !== line[i]) answer = `wrong ${i + 1}`;
}
console.log(answer);
