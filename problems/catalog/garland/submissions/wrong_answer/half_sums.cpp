// Compares the sums of the two halves.
class Solution {
public:
    bool sameBothWays(ListNode* head) {
        vector<int> colours;
        for (; head; head = head->next) colours.push_back(head->val);
        long long difference = 0;
        for (size_t i = 0; i < colours.size() / 2; i++) difference += colours[i] - (long long)colours[colours.size() - 1 - i];
        return difference == 0;
    }
};
