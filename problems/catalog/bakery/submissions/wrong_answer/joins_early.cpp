// A step joins the queue as soon as one of the steps before it is done, and is never done twice.
class Solution {
public:
    vector<int> planNight(int steps, vector<vector<int>>& before) {
        vector<vector<int>> after(steps);
        vector<int> waits(steps), plan;
        for (auto& pair : before) {
            after[pair[0]].push_back(pair[1]);
            waits[pair[1]]++;
        }
        vector<bool> seen(steps);
        for (int step = 0; step < steps; step++)
            if (waits[step] == 0) {
                seen[step] = true;
                plan.push_back(step);
            }
        for (size_t i = 0; i < plan.size(); i++)
            for (int other : after[plan[i]])
                if (!seen[other]) {
                    seen[other] = true;
                    plan.push_back(other);
                }
        if ((int)plan.size() < steps) return {};
        return plan;
    }
};
