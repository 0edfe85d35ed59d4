// Depth first: a step is done when all that follows it is; the plan is the reverse of that.
class Solution {
    vector<vector<int>> after;
    vector<int> state, plan;

    bool visit(int step) {
        state[step] = 1;
        for (int other : after[step]) {
            if (state[other] == 1) return false;
            if (state[other] == 0 && !visit(other)) return false;
        }
        state[step] = 2;
        plan.push_back(step);
        return true;
    }

public:
    vector<int> planNight(int steps, vector<vector<int>>& before) {
        after.resize(steps);
        state.resize(steps);
        for (auto& pair : before) after[pair[0]].push_back(pair[1]);
        for (int step = 0; step < steps; step++)
            if (state[step] == 0 && !visit(step)) return {};
        reverse(plan.begin(), plan.end());
        return plan;
    }
};
