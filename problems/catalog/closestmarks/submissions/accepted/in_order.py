class Solution:
    def smallestGap(self, root: TreeNode | None) -> int:
        smallest, before = 10**9, None
        path, node = [], root
        while path or node:
            while node:
                path.append(node)
                node = node.left
            node = path.pop()
            if before is not None:
                smallest = min(smallest, node.val - before)
            before = node.val
            node = node.right
        return smallest
