class Solution {
public:
    int stillLit(vector<string>& windows, vector<int>& pressed) {
        int floors = windows.size(), columns = windows[0].size();
        vector<char> odd(floors + columns, 0);
        for (int s : pressed) odd[s] ^= 1;
        int lit = 0;
        for (int f = 0; f < floors; f++)
            for (int c = 0; c < columns; c++) lit += (windows[f][c] == '#') ^ odd[f] ^ odd[floors + c];
        return lit;
    }
};
