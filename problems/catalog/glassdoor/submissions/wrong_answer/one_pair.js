// Allows one unequal pair, as if a letter could be replaced.
function readsBothWays(letters) {
  let unequal = 0;
  for (let left = 0, right = letters.length - 1; left < right; left++, right--) {
    if (letters[left] !== letters[right]) unequal++;
  }
  return unequal <= 1;
}
