class Solution:
    def inOneRow(self, trees: list[list[int]]) -> bool:
        a = trees[0]
        b = next((tree for tree in trees if tree != a), a)
        x, y = b[0] - a[0], b[1] - a[1]
        return all(x * (v - a[1]) == y * (u - a[0]) for u, v in trees)
