class Solution {
public:
    int firstClash(vector<vector<int>>& bookings) {
        sort(bookings.begin(), bookings.end());
        for (size_t i = 1; i < bookings.size(); i++)
            if (bookings[i][0] < bookings[i - 1][1]) return bookings[i][0];
        return -1;
    }
};
