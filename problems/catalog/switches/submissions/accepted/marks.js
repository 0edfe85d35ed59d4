function stillLit(windows, pressed) {
  const floors = windows.length;
  const odd = new Array(floors + windows[0].length).fill(false);
  for (const s of pressed) odd[s] = !odd[s];
  let lit = 0;
  for (let f = 0; f < floors; f++) {
    for (let c = 0; c < windows[f].length; c++) {
      const changed = odd[f] !== odd[floors + c];
      if ((windows[f][c] === "#") !== changed) lit++;
    }
  }
  return lit;
}
