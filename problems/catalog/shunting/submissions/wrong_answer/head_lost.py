# Returns the old head, also when it was turned around.
class Solution:
    def turnAround(self, head, start, stop):
        before = front = ListNode(0, head)
        for _ in range(start - 1):
            before = before.next
        last = before.next
        for _ in range(stop - start):
            moved = last.next
            last.next, moved.next, before.next = moved.next, before.next, moved
        return head
