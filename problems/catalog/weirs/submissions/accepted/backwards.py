class Solution:
    def spillingWeirs(self, root: TreeNode | None) -> int:
        nodes = [root]
        for node in nodes:
            if node.left:
                nodes.append(node.left)
            if node.right:
                nodes.append(node.right)
        spilling = 0
        flow = {}
        for node in reversed(nodes):
            flow[node] = node.val
            if node.left or node.right:
                arrives = flow.get(node.left, 0) + flow.get(node.right, 0)
                if arrives > node.val:
                    spilling += 1
                else:
                    flow[node] = arrives
        return spilling
