// Compares at which stitch the colours of both rows were seen before.
function samePattern(first, second) {
  const inFirst = new Map();
  const inSecond = new Map();
  for (let i = 0; i < first.length; i++) {
    if (inFirst.get(first[i]) !== inSecond.get(second[i])) return false;
    inFirst.set(first[i], i);
    inSecond.set(second[i], i);
  }
  return true;
}
