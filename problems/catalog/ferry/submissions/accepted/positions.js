function cheapestPasses(days, passes) {
  const cost = [0];
  const first = passes.map(() => 0);
  for (const day of days) {
    let best = Infinity;
    passes.forEach(([length, price], k) => {
      while (days[first[k]] <= day - length) first[k]++;
      best = Math.min(best, price + cost[first[k]]);
    });
    cost.push(best);
  }
  return cost[days.length];
}
