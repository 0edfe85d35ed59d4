function bestStart(profit, days) {
  let sum = 0;
  for (let i = 0; i < days; i++) sum += profit[i];
  let best = sum;
  let start = 0;
  for (let i = days; i < profit.length; i++) {
    sum += profit[i] - profit[i - days];
    if (sum > best) {
      best = sum;
      start = i - days + 1;
    }
  }
  return start;
}
