const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [n, m, k] = lines[0].split(' ').map(Number);
const storms = lines[m + 1].split(' ').map(Number);
const parent = Int32Array.from({ length: n + 1 }, (_, island) => island);
let networks = n;

function find(island) {
  while (parent[island] !== island) island = parent[island] = parent[parent[island]];
  return island;
}

function lay(cable) {
  const [u, v] = lines[cable].split(' ').map(Number);
  const a = find(u), b = find(v);
  if (a !== b) {
    parent[a] = b;
    networks--;
  }
}

const cut = new Set(storms);
for (let cable = 1; cable <= m; cable++) if (!cut.has(cable)) lay(cable);
const answer = new Array(k);
for (let storm = k - 1; storm >= 0; storm--) {
  answer[storm] = networks;
  lay(storms[storm]);
}
console.log(answer.join('\n'));
