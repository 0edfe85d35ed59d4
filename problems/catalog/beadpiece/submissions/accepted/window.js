function shortestPiece(ribbon, beads) {
  const need = new Array(128).fill(0);
  for (let i = 0; i < beads.length; i++) need[beads.charCodeAt(i)]++;
  let missing = beads.length;
  let left = 0;
  let start = 0;
  let best = Infinity;
  for (let right = 0; right < ribbon.length; right++) {
    if (need[ribbon.charCodeAt(right)]-- > 0) missing--;
    // Take beads off on the left until one is missing.
    while (missing === 0) {
      if (right - left + 1 < best) {
        best = right - left + 1;
        start = left;
      }
      if (++need[ribbon.charCodeAt(left++)] > 0) missing++;
    }
  }
  return best === Infinity ? "" : ribbon.slice(start, start + best);
}
