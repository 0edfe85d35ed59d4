# Adds up all springs above a weir, though a part of their water is lost on the way.
class Solution:
    def spillingWeirs(self, root):
        nodes = [root]
        for node in nodes:
            nodes += [child for child in (node.left, node.right) if child]
        spilling = 0
        springs = {None: 0}
        for node in reversed(nodes):
            springs[node] = springs[node.left] + springs[node.right]
            if not node.left and not node.right:
                springs[node] = node.val
            elif springs[node] > node.val:
                spilling += 1
        return spilling
