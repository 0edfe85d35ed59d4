// Takes the largest value of each level.
function lastOfEachLevel(root) {
  const seen = [];
  let level = root ? [root] : [];
  while (level.length) {
    seen.push(Math.max(...level.map((node) => node.val)));
    level = level.flatMap((node) => [node.left, node.right]).filter((node) => node !== null);
  }
  return seen;
}
