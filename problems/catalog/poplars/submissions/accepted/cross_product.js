function inOneRow(trees) {
  const [x, y] = trees[0];
  const other = trees.find(([u, v]) => u !== x || v !== y);
  if (other === undefined) return true;
  const [dx, dy] = [other[0] - x, other[1] - y];
  return trees.every(([u, v]) => dx * (v - y) === dy * (u - x));
}
