# Merges the halves without reversing the second one.
class Solution:
    def closeUp(self, head):
        carts = []
        node = head
        while node:
            carts.append(node.val)
            node = node.next
        half = (len(carts) + 1) // 2
        order = [None] * len(carts)
        order[::2] = carts[:half]
        order[1::2] = carts[half:]
        node = head
        for value in order:
            node.val = value
            node = node.next
        return head
