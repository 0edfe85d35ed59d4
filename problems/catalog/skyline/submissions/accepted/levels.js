function lastOfEachLevel(root) {
  const seen = [];
  let level = root ? [root] : [];
  while (level.length) {
    seen.push(level[level.length - 1].val);
    level = level.flatMap((node) => [node.left, node.right]).filter((node) => node !== null);
  }
  return seen;
}
