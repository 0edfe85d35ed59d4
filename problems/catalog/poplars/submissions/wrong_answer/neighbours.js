// Checks three neighbours in the list at a time.
function inOneRow(trees) {
  for (let i = 2; i < trees.length; i++) {
    const [[ax, ay], [bx, by], [cx, cy]] = [trees[i - 2], trees[i - 1], trees[i]];
    if ((bx - ax) * (cy - ay) !== (by - ay) * (cx - ax)) return false;
  }
  return true;
}
