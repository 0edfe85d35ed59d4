class Solution {
public:
    long long bestSkill(vector<int>& needed, vector<int>& gained, int skill, int jobs) {
        vector<int> order(needed.size());
        iota(order.begin(), order.end(), 0);
        sort(order.begin(), order.end(), [&](int one, int other) { return needed[one] < needed[other]; });
        priority_queue<int> reach;
        long long now = skill;
        size_t next_offer = 0;
        while (jobs--) {
            while (next_offer < order.size() && needed[order[next_offer]] <= now) reach.push(gained[order[next_offer++]]);
            if (reach.empty()) break;
            now += reach.top();
            reach.pop();
        }
        return now;
    }
};
