class Solution {
public:
    bool sameBothWays(ListNode* head) {
        ListNode *slow = head, *fast = head;
        while (fast && fast->next) {
            slow = slow->next;
            fast = fast->next->next;
        }
        ListNode* back = nullptr;
        while (slow) {
            ListNode* next = slow->next;
            slow->next = back;
            back = slow;
            slow = next;
        }
        for (; back; head = head->next, back = back->next)
            if (head->val != back->val) return false;
        return true;
    }
};
