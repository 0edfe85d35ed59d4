export function spendAll(prices: number[], value: number): number[] {
  const seen = new Map<number, number>();
  for (const [i, price] of prices.entries()) {
    if (seen.has(value - price)) return [seen.get(value - price)!, i];
    seen.set(price, i);
  }
  return [];
}
