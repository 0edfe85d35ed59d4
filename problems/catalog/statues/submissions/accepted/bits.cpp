class Solution {
    int n;
    vector<int> lawn;

    int ways(int row, int columns, int left, int right) {
        if (row == n) return 1;
        int total = 0;
        for (int open = lawn[row] & ~(columns | left | right); open; open &= open - 1) {
            int statue = open & -open;
            total += ways(row + 1, columns | statue, ((left & lawn[row]) | statue) << 1,
                          ((right & lawn[row]) | statue) >> 1);
        }
        return total;
    }

public:
    int waysToPlace(vector<string>& garden) {
        n = garden.size();
        lawn.assign(n, 0);
        for (int row = 0; row < n; row++)
            for (int column = 0; column < n; column++)
                if (garden[row][column] == '.') lawn[row] |= 1 << column;
        return ways(0, 0, 0, 0);
    }
};
