// Adds up in 32 bits.
class Solution {
public:
    long long readyAfter(vector<int>& pages, int mine) {
        int own = pages[mine];
        unsigned seconds = 0;
        for (int i = 0; i < (int)pages.size(); i++) seconds += min(pages[i], i <= mine ? own : own - 1);
        return (int)seconds;
    }
};
