class Solution {
public:
    vector<int> neverTold(vector<vector<int>>& tells, int start) {
        vector<bool> knows(tells.size());
        vector<int> waiting{start};
        knows[start] = true;
        while (!waiting.empty()) {
            int person = waiting.back();
            waiting.pop_back();
            for (int other : tells[person])
                if (!knows[other]) {
                    knows[other] = true;
                    waiting.push_back(other);
                }
        }
        vector<int> never;
        for (int i = 0; i < (int)tells.size(); i++)
            if (!knows[i]) never.push_back(i);
        return never;
    }
};
