class Solution:
    def turnAround(self, head: ListNode | None, start: int, stop: int) -> ListNode | None:
        front = before = ListNode(0, head)
        for _ in range(start - 1):
            before = before.next
        last = before.next
        for _ in range(stop - start):
            moved = last.next
            last.next = moved.next
            moved.next = before.next
            before.next = moved
        return front.next
