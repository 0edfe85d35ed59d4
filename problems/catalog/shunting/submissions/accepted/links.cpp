class Solution {
public:
    ListNode* turnAround(ListNode* head, int start, int stop) {
        ListNode front(0, head);
        ListNode* before = &front;
        for (int i = 1; i < start; i++) before = before->next;
        ListNode* last = before->next;
        for (int i = start; i < stop; i++) {
            ListNode* moved = last->next;
            last->next = moved->next;
            moved->next = before->next;
            before->next = moved;
        }
        return front.next;
    }
};
