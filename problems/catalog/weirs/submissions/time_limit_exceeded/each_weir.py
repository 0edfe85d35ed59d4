# Computes the flow anew for every weir.
class Solution:
    def spillingWeirs(self, root):
        return sum(self.arrives(node) > node.val for node in self.above(root) if node.left or node.right)

    def above(self, root):
        nodes = [root]
        for node in nodes:
            if node.left:
                nodes.append(node.left)
            if node.right:
                nodes.append(node.right)
        return nodes

    def arrives(self, root):
        flow = {None: 0}
        for node in reversed(self.above(root)):
            if node.left or node.right:
                arrives = flow[node.left] + flow[node.right]
                flow[node] = min(node.val, arrives)
            else:
                flow[node] = node.val
        return arrives
