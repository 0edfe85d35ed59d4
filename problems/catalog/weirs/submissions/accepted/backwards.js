function spillingWeirs(root) {
  const nodes = [root];
  for (const node of nodes) {
    if (node.left) nodes.push(node.left);
    if (node.right) nodes.push(node.right);
  }
  const flow = new Map([[null, 0]]);
  let spilling = 0;
  for (const node of nodes.reverse()) {
    const arrives = flow.get(node.left) + flow.get(node.right);
    const spring = !node.left && !node.right;
    if (!spring && arrives > node.val) spilling++;
    flow.set(node, spring ? node.val : Math.min(arrives, node.val));
  }
  return spilling;
}
