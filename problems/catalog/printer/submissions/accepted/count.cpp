class Solution {
public:
    long long readyAfter(vector<int>& pages, int mine) {
        int own = pages[mine];
        long long seconds = 0;
        for (int i = 0; i < (int)pages.size(); i++) seconds += min(pages[i], i <= mine ? own : own - 1);
        return seconds;
    }
};
