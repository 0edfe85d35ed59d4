// Links the ends of the rope instead of the roots of their groups, so that part of a group is lost.
class Solution {
public:
    vector<int> needlessRopes(int trees, vector<vector<int>>& ropes) {
        vector<int> above(trees);
        iota(above.begin(), above.end(), 0);
        auto root = [&](int tree) {
            while (above[tree] != tree) tree = above[tree];
            return tree;
        };
        vector<int> needless;
        for (int i = 0; i < (int)ropes.size(); i++) {
            int a = root(ropes[i][0]), b = root(ropes[i][1]);
            if (a == b)
                needless.push_back(i);
            else
                above[ropes[i][0]] = b;
        }
        return needless;
    }
};
