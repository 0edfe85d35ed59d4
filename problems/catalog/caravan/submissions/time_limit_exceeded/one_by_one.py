# Looks for the last cart from the front for each cart that drives forward.
class Solution:
    def closeUp(self, head):
        front = head
        while front and front.next and front.next.next:
            before = head
            while before.next.next:
                before = before.next
            last = before.next
            before.next = None
            last.next = front.next
            front.next = last
            front = last.next
        return head
