// Compares only neighbouring stitches.
function samePattern(first, second) {
  for (let i = 1; i < first.length; i++) {
    if ((first[i] === first[i - 1]) !== (second[i] === second[i - 1])) return false;
  }
  return true;
}
