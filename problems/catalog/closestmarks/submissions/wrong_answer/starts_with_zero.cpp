// Compares the smallest number with 0.
class Solution {
    int before = 0, smallest = 2'000'000'000;

    void walk(TreeNode* node) {
        if (!node) return;
        walk(node->left);
        smallest = min(smallest, node->val - before);
        before = node->val;
        walk(node->right);
    }

public:
    int smallestGap(TreeNode* root) {
        before = 0, smallest = 2'000'000'000;
        walk(root);
        return smallest;
    }
};
