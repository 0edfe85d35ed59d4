class Node:
    def __init__(self):
        self.total = 0
        self.own = 0
        self.next = {}


class Drawers:
    def __init__(self):
        self.root = Node()

    def fill(self, name: str, seeds: int) -> None:
        path = [self.root]
        for letter in name:
            node = path[-1]
            if letter not in node.next:
                node.next[letter] = Node()
            path.append(node.next[letter])
        more = seeds - path[-1].own
        path[-1].own = seeds
        for node in path:
            node.total += more

    def count(self, prefix: str) -> int:
        node = self.root
        for letter in prefix:
            node = node.next.get(letter)
            if node is None:
                return 0
        return node.total

    def sow(self, prefix: str) -> int:
        taken = self.count(prefix)
        node = self.root
        for letter in prefix[:-1]:
            node.total -= taken
            node = node.next.get(letter)
            if node is None:
                return 0
        node.total -= taken
        node.next.pop(prefix[-1], None)
        return taken
