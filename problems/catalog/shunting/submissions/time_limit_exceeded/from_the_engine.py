class Solution:
    def turnAround(self, head, start, stop):
        def wagon(position):
            node = head
            for _ in range(position - 1):
                node = node.next
            return node

        while start < stop:
            left, right = wagon(start), wagon(stop)
            left.val, right.val = right.val, left.val
            start += 1
            stop -= 1
        return head
