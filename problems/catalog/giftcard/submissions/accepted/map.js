function spendAll(prices, value) {
  const seen = new Map();
  for (let i = 0; i < prices.length; i++) {
    const partner = seen.get(value - prices[i]);
    if (partner !== undefined) return [i, partner];
    seen.set(prices[i], i);
  }
}
