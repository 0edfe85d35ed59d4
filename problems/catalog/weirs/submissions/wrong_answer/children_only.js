// Compares each weir with what its children can carry, not with what leaves them.
function spillingWeirs(root) {
  let spilling = 0;
  const nodes = [root];
  for (const node of nodes) {
    const children = [node.left, node.right].filter((child) => child !== null);
    nodes.push(...children);
    const arrives = children.reduce((sum, child) => sum + child.val, 0);
    if (children.length && arrives > node.val) spilling++;
  }
  return spilling;
}
