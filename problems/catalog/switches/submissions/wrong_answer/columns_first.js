// Takes the first switches for those of the columns.
function stillLit(windows, pressed) {
  const columns = windows[0].length;
  const odd = new Array(windows.length + columns).fill(false);
  for (const s of pressed) odd[s] = !odd[s];
  let lit = 0;
  windows.forEach((row, f) => {
    for (let c = 0; c < columns; c++) {
      if ((row[c] === "#") !== (odd[c] !== odd[columns + f])) lit++;
    }
  });
  return lit;
}
