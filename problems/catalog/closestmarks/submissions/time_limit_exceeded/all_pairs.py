# Compares every pair of files.
class Solution:
    def smallestGap(self, root):
        values, stack = [], [root]
        while stack:
            node = stack.pop()
            if node:
                values.append(node.val)
                stack += [node.left, node.right]
        smallest = 10**9
        for i in range(len(values)):
            for j in range(i):
                gap = abs(values[i] - values[j])
                if gap < smallest:
                    smallest = gap
        return smallest
