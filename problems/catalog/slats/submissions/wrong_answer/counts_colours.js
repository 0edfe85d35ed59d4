// Takes one can for each further colour instead of each slat.
function longestColour(slats, cans) {
  const count = new Map();
  let left = 0;
  let best = 0;
  for (let right = 0; right < slats.length; right++) {
    count.set(slats[right], (count.get(slats[right]) ?? 0) + 1);
    while (count.size - 1 > cans) {
      const gone = slats[left++];
      count.set(gone, count.get(gone) - 1);
      if (count.get(gone) === 0) count.delete(gone);
    }
    best = Math.max(best, right - left + 1);
  }
  return best;
}
