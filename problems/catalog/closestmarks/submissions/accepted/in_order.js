function smallestGap(root) {
  let before = -Infinity;
  let smallest = Infinity;
  function walk(node) {
    if (node === null) return;
    walk(node.left);
    smallest = Math.min(smallest, node.val - before);
    before = node.val;
    walk(node.right);
  }
  walk(root);
  return smallest;
}
