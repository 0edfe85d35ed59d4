# Walks from the head to each lantern.
class Solution:
    def sameBothWays(self, head):
        def colour(place):
            node = head
            for _ in range(place):
                node = node.next
            return node.val

        size = 0
        node = head
        while node:
            size += 1
            node = node.next
        return all(colour(i) == colour(size - 1 - i) for i in range(size // 2))
