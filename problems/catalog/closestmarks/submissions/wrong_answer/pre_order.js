// Visits a node before its left subtree.
function smallestGap(root) {
  let before = -Infinity;
  let smallest = Infinity;
  function walk(node) {
    if (node === null) return;
    smallest = Math.min(smallest, Math.abs(node.val - before));
    before = node.val;
    walk(node.left);
    walk(node.right);
  }
  walk(root);
  return smallest;
}
