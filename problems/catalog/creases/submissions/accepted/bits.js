// The bit above the lowest bit that is set.
function isValley(folds, place) {
  const lowest = place & -place;
  return (place & (2 * lowest)) === 0;
}
