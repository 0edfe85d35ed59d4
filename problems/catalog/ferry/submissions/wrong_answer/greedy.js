// Buys, from the first day on, the pass with the lowest price for each crossing it covers.
function cheapestPasses(days, passes) {
  let sum = 0;
  for (let i = 0; i < days.length; ) {
    let [bestPrice, bestCovered] = [Infinity, 1];
    for (const [length, price] of passes) {
      let low = i + 1;
      let high = days.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (days[middle] < days[i] + length) low = middle + 1;
        else high = middle;
      }
      if (price * bestCovered < bestPrice * (low - i)) [bestPrice, bestCovered] = [price, low - i];
    }
    sum += bestPrice;
    i += bestCovered;
  }
  return sum;
}
