function readsBothWays(letters) {
  const check = (left, right, spare) => {
    for (; left < right; left++, right--) {
      if (letters[left] !== letters[right]) {
        return spare > 0 && (check(left + 1, right, spare - 1) || check(left, right - 1, spare - 1));
      }
    }
    return true;
  };
  return check(0, letters.length - 1, 1);
}
