// Forgets to join what is behind the part.
class Solution {
public:
    ListNode* turnAround(ListNode* head, int start, int stop) {
        ListNode front(0, head);
        ListNode* before = &front;
        for (int i = 1; i < start; i++) before = before->next;
        ListNode *turned = nullptr, *node = before->next;
        for (int i = start; i <= stop; i++) {
            ListNode* next = node->next;
            node->next = turned;
            turned = node;
            node = next;
        }
        before->next = turned;
        return front.next;
    }
};
