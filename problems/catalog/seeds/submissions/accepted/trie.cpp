class Drawers {
    struct Node {
        int total = 0, own = 0;
        array<int, 26> next{};
    };
    vector<Node> nodes = vector<Node>(1);

public:
    Drawers() {}

    void fill(string name, int seeds) {
        vector<int> path = {0};
        for (char letter : name) {
            int at = path.back();
            if (!nodes[at].next[letter - 'a']) {
                nodes[at].next[letter - 'a'] = nodes.size();
                nodes.emplace_back();
            }
            path.push_back(nodes[at].next[letter - 'a']);
        }
        int more = seeds - nodes[path.back()].own;
        nodes[path.back()].own = seeds;
        for (int at : path) nodes[at].total += more;
    }

    int count(string prefix) {
        int at = 0;
        for (char letter : prefix)
            if (!(at = nodes[at].next[letter - 'a'])) return 0;
        return nodes[at].total;
    }

    int sow(string prefix) {
        int taken = count(prefix);
        if (taken == 0) return 0;
        int at = 0;
        for (size_t i = 0; i < prefix.size(); i++) {
            nodes[at].total -= taken;
            int& next = nodes[at].next[prefix[i] - 'a'];
            at = next;
            if (i + 1 == prefix.size()) next = 0;
        }
        return taken;
    }
};
