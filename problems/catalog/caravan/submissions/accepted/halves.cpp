class Solution {
public:
    ListNode* closeUp(ListNode* head) {
        ListNode *slow = head, *fast = head;
        while (fast->next && fast->next->next) {
            slow = slow->next;
            fast = fast->next->next;
        }
        ListNode *node = slow->next, *back = nullptr;
        slow->next = nullptr;
        while (node) {
            ListNode* next = node->next;
            node->next = back;
            back = node;
            node = next;
        }
        for (ListNode* front = head; back;) {
            ListNode *front_next = front->next, *back_next = back->next;
            front->next = back;
            back->next = front_next;
            front = front_next;
            back = back_next;
        }
        return head;
    }
};
