// Only looks at the row just above.
function waysToPlace(garden) {
  const n = garden.length;
  const lawn = garden.map((row) => [...row].reduce((bits, square, column) => bits | (square === "." ? 1 << column : 0), 0));
  const known = new Map();
  const ways = (row, columns, last) => {
    if (row === n) return 1;
    const key = columns * 4096 + last;
    if (known.has(key)) return known.get(key);
    let total = 0;
    for (let free = lawn[row] & ~(columns | (last << 1) | (last >> 1)); free; free &= free - 1) {
      const statue = free & -free;
      total += ways(row + 1, columns | statue, statue);
    }
    known.set(key, total);
    return total;
  };
  return ways(0, 0, 0);
}
