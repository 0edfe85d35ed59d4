class Solution:
    def sameBothWays(self, head: ListNode | None) -> bool:
        colours = []
        while head:
            colours.append(head.val)
            head = head.next
        return colours == colours[::-1]
