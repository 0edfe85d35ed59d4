// When the budget is exceeded, starts a new stay with the current night instead of dropping early nights.
const [[n, budget], prices] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map((line) => line.split(' ').map(Number));
let sum = 0, nights = 0, best = 0;
for (let i = 0; i < n; i++) {
  if (sum + prices[i] > budget) sum = nights = 0;
  if (prices[i] <= budget) {
    sum += prices[i];
    nights++;
  }
  best = Math.max(best, nights);
}
console.log(best);
