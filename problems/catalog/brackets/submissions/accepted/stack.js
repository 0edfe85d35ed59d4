const line = require('fs').readFileSync(0, 'utf8').trim();
const partner = { '(': ')', '[': ']', '{': '}' };

function check() {
  const waiting = [];
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (c === '(' || c === '[' || c === '{') waiting.push(partner[c]);
    else if (c === ')' || c === ']' || c === '}') {
      if (waiting.pop() !== c) return `wrong ${i + 1}`;
    }
  }
  return waiting.length ? `open ${waiting.length}` : 'tidy';
}

console.log(check());
