// Goes down on one way: right where there is a right child, else left.
class Solution {
public:
    vector<int> lastOfEachLevel(TreeNode* root) {
        vector<int> seen;
        for (; root; root = root->right ? root->right : root->left) seen.push_back(root->val);
        return seen;
    }
};
