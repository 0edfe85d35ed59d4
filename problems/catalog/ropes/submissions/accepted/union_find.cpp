class Solution {
    vector<int> above;

    int root(int tree) {
        while (above[tree] != tree) tree = above[tree] = above[above[tree]];
        return tree;
    }

public:
    vector<int> needlessRopes(int trees, vector<vector<int>>& ropes) {
        above.resize(trees);
        iota(above.begin(), above.end(), 0);
        vector<int> needless;
        for (int i = 0; i < (int)ropes.size(); i++) {
            int a = root(ropes[i][0]), b = root(ropes[i][1]);
            if (a == b)
                needless.push_back(i);
            else
                above[a] = b;
        }
        return needless;
    }
};
