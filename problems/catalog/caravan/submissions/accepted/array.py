class Solution:
    def closeUp(self, head: ListNode | None) -> ListNode | None:
        carts = []
        node = head
        while node:
            carts.append(node)
            node = node.next
        low, high = 0, len(carts) - 1
        while low < high:
            carts[low].next = carts[high]
            low += 1
            carts[high].next = carts[low]
            high -= 1
        carts[low].next = None
        return head
