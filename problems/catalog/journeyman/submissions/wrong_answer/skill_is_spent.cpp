// Takes the needed skill away when a job is done.
class Solution {
public:
    long long bestSkill(vector<int>& needed, vector<int>& gained, int skill, int jobs) {
        vector<int> order(needed.size());
        iota(order.begin(), order.end(), 0);
        sort(order.begin(), order.end(), [&](int one, int other) { return needed[one] < needed[other]; });
        priority_queue<pair<int, int>> reach;
        long long now = skill;
        size_t next_offer = 0;
        while (jobs--) {
            while (next_offer < order.size() && needed[order[next_offer]] <= now) {
                int offer = order[next_offer++];
                reach.push({gained[offer] - needed[offer], offer});
            }
            if (reach.empty()) break;
            now += max(0, reach.top().first);
            reach.pop();
        }
        return now;
    }
};
