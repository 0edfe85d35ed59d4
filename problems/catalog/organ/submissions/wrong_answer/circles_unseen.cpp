// Returns the latest end of the jobs that can be done, even if others are in a circle.
class Solution {
public:
    int hoursNeeded(vector<int>& hours, vector<vector<int>>& before) {
        int n = hours.size(), latest = 0;
        vector<vector<int>> later(n);
        vector<int> waits(n), start(n), ready;
        for (const auto& pair : before) {
            later[pair[0]].push_back(pair[1]);
            waits[pair[1]]++;
        }
        for (int job = 0; job < n; job++)
            if (waits[job] == 0) ready.push_back(job);
        for (size_t i = 0; i < ready.size(); i++) {
            int end = start[ready[i]] + hours[ready[i]];
            latest = max(latest, end);
            for (int other : later[ready[i]]) {
                start[other] = max(start[other], end);
                if (--waits[other] == 0) ready.push_back(other);
            }
        }
        return latest;
    }
};
