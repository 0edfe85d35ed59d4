// Lets the water start from the first leak only.
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const [r, c] = lines[0].split(' ').map(Number);
const width = c + 1;
const map = '#'.repeat(width) + lines.slice(1, r + 1).map((line) => '#' + line).join('') + '#'.repeat(width + 1);
const NEVER = 1 << 30;

function search(from, before) {
  const minute = new Int32Array(map.length).fill(NEVER);
  if (from < 0) return minute;
  const queue = [from];
  minute[from] = 0;
  for (let head = 0; head < queue.length; head++) {
    const cell = queue[head];
    for (const next of [cell - width, cell - 1, cell + 1, cell + width]) {
      if (map[next] !== '#' && minute[next] === NEVER && minute[cell] + 1 < before[next]) {
        minute[next] = minute[cell] + 1;
        queue.push(next);
      }
    }
  }
  return minute;
}

const water = search(map.indexOf('~'), new Int32Array(map.length).fill(NEVER));
const answer = search(map.indexOf('S'), water)[map.indexOf('E')];
console.log(answer === NEVER ? 'trapped' : answer);
