function waysToPlace(garden) {
  const n = garden.length;
  const lawn = garden.map((row) => [...row].reduce((bits, square, column) => bits | (square === "." ? 1 << column : 0), 0));
  const ways = (row, columns, left, right) => {
    if (row === n) return 1;
    let total = 0;
    for (let free = lawn[row] & ~(columns | left | right); free; free &= free - 1) {
      const statue = free & -free;
      total += ways(row + 1, columns | statue, ((left & lawn[row]) | statue) << 1, ((right & lawn[row]) | statue) >> 1);
    }
    return total;
  };
  return ways(0, 0, 0, 0);
}
