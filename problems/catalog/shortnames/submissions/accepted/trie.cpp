class Solution {
    struct Node {
        int below[26] = {};
        int names = 0;
    };

public:
    vector<string> shorten(vector<string>& names) {
        vector<Node> nodes(1);
        for (const string& name : names) {
            int at = 0;
            for (char letter : name) {
                if (!nodes[at].below[letter - 'a']) {
                    nodes[at].below[letter - 'a'] = nodes.size();
                    nodes.emplace_back();
                }
                at = nodes[at].below[letter - 'a'];
                nodes[at].names++;
            }
        }
        vector<string> result;
        for (const string& name : names) {
            int at = 0;
            size_t length = 0;
            while (length < name.size()) {
                at = nodes[at].below[name[length++] - 'a'];
                if (nodes[at].names == 1) break;
            }
            result.push_back(name.substr(0, length));
        }
        return result;
    }
};
