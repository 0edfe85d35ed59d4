const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const [r, c] = lines[0].split(' ').map(Number);
const width = c + 1;
const map = '#'.repeat(width) + lines.slice(1, r + 1).map((line) => '#' + line).join('') + '#'.repeat(width + 1);
const NEVER = 1 << 30;
const open = Uint8Array.from(map, (cell) => (cell === '#' ? 0 : 1));
const steps = [-width, -1, 1, width];

function search(from, before) {
  const minute = new Int32Array(map.length).fill(NEVER);
  const queue = new Int32Array(map.length);
  let tail = 0;
  for (const cell of from) {
    minute[cell] = 0;
    queue[tail++] = cell;
  }
  for (let head = 0; head < tail; head++) {
    const cell = queue[head], now = minute[cell] + 1;
    for (let i = 0; i < 4; i++) {
      const next = cell + steps[i];
      if (open[next] && minute[next] === NEVER && now < before[next]) {
        minute[next] = now;
        queue[tail++] = next;
      }
    }
  }
  return minute;
}

const leaks = [];
for (let at = map.indexOf('~'); at >= 0; at = map.indexOf('~', at + 1)) leaks.push(at);
const water = search(leaks, new Int32Array(map.length).fill(NEVER));
const answer = search([map.indexOf('S')], water)[map.indexOf('E')];
console.log(answer === NEVER ? 'trapped' : answer);
