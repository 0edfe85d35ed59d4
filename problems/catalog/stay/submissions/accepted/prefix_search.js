// Finds the end of the stay for each first night by binary search in the prefix sums.
const [[n, budget], prices] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map((line) => line.split(' ').map(Number));
const prefix = new Float64Array(n + 1);
for (let i = 0; i < n; i++) prefix[i + 1] = prefix[i] + prices[i];
let best = 0;
for (let from = 0; from + best < n; from++) {
  let low = from, high = n;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (prefix[middle] - prefix[from] <= budget) low = middle;
    else high = middle - 1;
  }
  best = Math.max(best, low - from);
}
console.log(best);
