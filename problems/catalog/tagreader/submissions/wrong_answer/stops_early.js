// Returns the distance of the first repetition that is found.
function closestRepeat(tags) {
  const last = new Map();
  for (let i = 0; i < tags.length; i++) {
    if (last.has(tags[i])) return i - last.get(tags[i]);
    last.set(tags[i], i);
  }
  return -1;
}
