# Compares each file with its children only.
class Solution:
    def smallestGap(self, root):
        smallest, stack = 10**9, [root]
        while stack:
            node = stack.pop()
            for child in (node.left, node.right):
                if child:
                    smallest = min(smallest, abs(node.val - child.val))
                    stack.append(child)
        return smallest
