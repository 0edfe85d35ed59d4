class Solution {
public:
    int cheapestPasses(vector<int>& days, vector<vector<int>>& passes) {
        int n = days.size();
        vector<int> cost(n + 1, INT_MAX), first(passes.size());
        cost[0] = 0;
        for (int i = 0; i < n; i++)
            for (size_t k = 0; k < passes.size(); k++) {
                while (days[first[k]] <= days[i] - passes[k][0]) first[k]++;
                cost[i + 1] = min(cost[i + 1], cost[first[k]] + passes[k][1]);
            }
        return cost[n];
    }
};
