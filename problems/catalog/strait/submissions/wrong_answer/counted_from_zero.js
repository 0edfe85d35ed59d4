// Counts the places of the list from 0.
function kthCrossing(north, south, k) {
  north.sort((a, b) => a - b);
  south.sort((a, b) => a - b);
  let low = 0;
  let high = Math.max(north[north.length - 1] - south[0], south[south.length - 1] - north[0]);
  while (low < high) {
    const drift = Math.floor((low + high) / 2);
    let count = 0;
    let first = 0;
    let behind = 0;
    for (const x of north) {
      while (first < south.length && south[first] < x - drift) first++;
      while (behind < south.length && south[behind] <= x + drift) behind++;
      count += behind - first;
    }
    if (count > k) high = drift;
    else low = drift + 1;
  }
  return low;
}
