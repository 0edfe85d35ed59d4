// Moves on in both lists once two visits have met.
function together(first, second) {
  const periods = [];
  let i = 0;
  let j = 0;
  while (i < first.length && j < second.length) {
    const from = Math.max(first[i][0], second[j][0]);
    const to = Math.min(first[i][1], second[j][1]);
    if (from < to) {
      periods.push([from, to]);
      i++;
      j++;
    } else if (first[i][1] < second[j][1]) {
      i++;
    } else {
      j++;
    }
  }
  return periods;
}
