# Walks from the root for every depth.
class Solution:
    def lastOfEachLevel(self, root):
        seen = []
        depth = 0
        while True:
            last, stack = None, [(root, 0)]
            while stack:
                node, at = stack.pop()
                if node is None:
                    continue
                if at == depth:
                    last = node
                    break
                stack.append((node.left, at + 1))
                stack.append((node.right, at + 1))
            if last is None:
                return seen
            seen.append(last.val)
            depth += 1
