# Joins the numbers and reads their digits backwards.
class Solution:
    def sameBothWays(self, head):
        text = ""
        while head:
            text += str(head.val)
            head = head.next
        return text == text[::-1]
