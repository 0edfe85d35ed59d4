class Solution {
    int spilling = 0;

    int flow(TreeNode* node) {
        if (!node) return 0;
        if (!node->left && !node->right) return node->val;
        int arrives = flow(node->left) + flow(node->right);
        if (arrives > node->val) spilling++;
        return min(arrives, node->val);
    }

public:
    int spillingWeirs(TreeNode* root) {
        flow(root);
        return spilling;
    }
};
