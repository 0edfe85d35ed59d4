// Forgets that two islands can be joined by several cables: cuts all of them at once.
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [n, m, k] = lines[0].split(' ').map(Number);
const key = (line) => line.split(' ').map(Number).sort((a, b) => a - b).join(' ');
const storms = lines[m + 1].split(' ').map((cable) => key(lines[Number(cable)]));
const parent = Array.from({ length: n + 1 }, (_, island) => island);
let networks = n;

function find(island) {
  while (parent[island] !== island) island = parent[island] = parent[parent[island]];
  return island;
}

function lay(cable) {
  const [a, b] = cable.split(' ').map((island) => find(Number(island)));
  if (a !== b) {
    parent[a] = b;
    networks--;
  }
}

const cut = new Set(storms);
for (const cable of lines.slice(1, m + 1).map(key)) if (!cut.has(cable)) lay(cable);
const answer = [];
for (const cable of storms.reverse()) {
  answer.push(networks);
  lay(cable);
}
console.log(answer.reverse().join('\n'));
