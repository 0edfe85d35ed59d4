// Measures distances with diagonal steps, too.
function safestCrossing(garden) {
  const rows = garden.length;
  const columns = garden[0].length;
  const away = new Array(rows * columns).fill(-1);
  const queue = [];
  for (let i = 0; i < rows * columns; i++) {
    if (garden[Math.floor(i / columns)][i % columns] === "#") {
      away[i] = 0;
      queue.push(i);
    }
  }
  const beside = (i) => {
    const list = [];
    if (i % columns > 0) list.push(i - 1);
    if (i % columns < columns - 1) list.push(i + 1);
    if (i >= columns) list.push(i - columns);
    if (i < (rows - 1) * columns) list.push(i + columns);
    return list;
  };
  for (const i of queue) {
    const column = i % columns;
    const upright = beside(i).filter((j) => j % columns === column);
    const around = upright.flatMap((j) => beside(j).filter((k) => k % columns !== column));
    for (const j of [...beside(i), ...around]) {
      if (away[j] < 0) {
        away[j] = away[i] + 1;
        queue.push(j);
      }
    }
  }

  const west = rows * columns;
  const east = west + 1;
  const group = Array.from({ length: east + 1 }, (_, i) => i);
  const find = (i) => {
    while (group[i] !== i) i = group[i] = group[group[i]];
    return i;
  };
  const joined = new Array(west).fill(false);
  for (const i of queue.reverse()) {
    joined[i] = true;
    for (const j of beside(i)) if (joined[j]) group[find(i)] = find(j);
    if (i % columns === 0) group[find(i)] = find(west);
    if (i % columns === columns - 1) group[find(i)] = find(east);
    if (find(west) === find(east)) return away[i];
  }
}
