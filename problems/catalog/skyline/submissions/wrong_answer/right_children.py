# Follows right children only.
class Solution:
    def lastOfEachLevel(self, root):
        seen = []
        while root:
            seen.append(root.val)
            root = root.right
        return seen
