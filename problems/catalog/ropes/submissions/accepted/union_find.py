class Solution:
    def needlessRopes(self, trees: int, ropes: list[list[int]]) -> list[int]:
        above = list(range(trees))

        def root(tree):
            while above[tree] != tree:
                above[tree] = above[above[tree]]
                tree = above[tree]
            return tree

        needless = []
        for place, (a, b) in enumerate(ropes):
            a, b = root(a), root(b)
            if a == b:
                needless.append(place)
            else:
                above[a] = b
        return needless
