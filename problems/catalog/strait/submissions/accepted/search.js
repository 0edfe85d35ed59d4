function kthCrossing(north, south, k) {
  north.sort((a, b) => a - b);
  south.sort((a, b) => a - b);
  const m = south.length;
  let low = 0;
  let high = 1e9;
  while (low < high) {
    const drift = Math.floor((low + high) / 2);
    let count = 0;
    let first = 0;
    let behind = 0;
    for (const x of north) {
      while (first < m && south[first] < x - drift) first++;
      while (behind < m && south[behind] <= x + drift) behind++;
      count += behind - first;
    }
    if (count >= k) high = drift;
    else low = drift + 1;
  }
  return low;
}
