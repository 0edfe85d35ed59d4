// Paints every stretch in the colour of its first slat.
class Solution {
public:
    int longestColour(string slats, int cans) {
        int best = 0;
        for (char colour = 'A'; colour <= 'Z'; colour++) {
            deque<int> others;
            int left = 0;
            for (int right = 0; right < (int)slats.size(); right++) {
                if (slats[right] != colour) others.push_back(right);
                while ((int)others.size() > cans) {
                    left = others.front() + 1;
                    others.pop_front();
                }
                while (left <= right && slats[left] != colour) {
                    if (!others.empty() && others.front() == left) others.pop_front();
                    left++;
                }
                best = max(best, right - left + 1);
            }
        }
        return best;
    }
};
