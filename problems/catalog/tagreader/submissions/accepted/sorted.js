// Sorts positions by tag, so that readings of the same tag are neighbours.
function closestRepeat(tags) {
  const order = tags.map((_, i) => i);
  order.sort((i, j) => tags[i] - tags[j] || i - j);
  let best = -1;
  for (let k = 1; k < order.length; k++) {
    const distance = order[k] - order[k - 1];
    if (tags[order[k]] === tags[order[k - 1]] && (best < 0 || distance < best)) best = distance;
  }
  return best;
}
