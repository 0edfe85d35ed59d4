// Counts positions from 1.
function spendAll(prices, value) {
  const seen = new Map();
  for (let i = 0; i < prices.length; i++) {
    if (seen.has(value - prices[i])) return [seen.get(value - prices[i]), i + 1];
    seen.set(prices[i], i + 1);
  }
}
