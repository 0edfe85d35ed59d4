// Takes all creases for those of the last fold, in turn.
function isValley(folds, place) {
  return (place & 2) === 0;
}
