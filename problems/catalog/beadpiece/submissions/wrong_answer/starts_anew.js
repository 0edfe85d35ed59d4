// Begins with an empty window after each piece that was found, so that overlapping ones are missed.
function shortestPiece(ribbon, beads) {
  const fresh = () => {
    const need = new Array(128).fill(0);
    for (let i = 0; i < beads.length; i++) need[beads.charCodeAt(i)]++;
    return need;
  };
  let need = fresh();
  let missing = beads.length;
  let left = 0;
  let best = "";
  for (let right = 0; right < ribbon.length; right++) {
    if (need[ribbon.charCodeAt(right)]-- > 0) missing--;
    if (missing > 0) continue;
    while (need[ribbon.charCodeAt(left)] < 0) need[ribbon.charCodeAt(left++)]++;
    if (best === "" || right - left + 1 < best.length) best = ribbon.slice(left, right + 1);
    need = fresh();
    missing = beads.length;
    left = right + 1;
  }
  return best;
}
