class Solution {
public:
    vector<int> lastOfEachLevel(TreeNode* root) {
        vector<int> seen;
        vector<TreeNode*> level;
        if (root) level.push_back(root);
        while (!level.empty()) {
            seen.push_back(level.back()->val);
            vector<TreeNode*> below;
            for (TreeNode* node : level)
                for (TreeNode* child : {node->left, node->right})
                    if (child) below.push_back(child);
            level = move(below);
        }
        return seen;
    }
};
