// Shortest ways in a random graph of 200,000 nodes and 1,000,000 edges, with a priority queue.
#include <bits/stdc++.h>
using namespace std;

int main() {
    const int nodes = 200'000, edges = 1'000'000;
    vector<vector<pair<int, int>>> graph(nodes);
    unsigned seed = 1;
    auto next = [&] { return (seed = seed * 1664525u + 1013904223u) >> 4; };
    for (int edge = 0; edge < edges; edge++) {
        int from = next() % nodes, to = next() % nodes;
        graph[from].push_back({to, int(next() % 1000) + 1});
    }
    vector<long long> distance(nodes, LLONG_MAX);
    priority_queue<pair<long long, int>, vector<pair<long long, int>>, greater<>> queue;
    queue.push({distance[0] = 0, 0});
    while (!queue.empty()) {
        auto [far, node] = queue.top();
        queue.pop();
        if (far > distance[node]) continue;
        for (auto [to, length] : graph[node])
            if (far + length < distance[to]) queue.push({distance[to] = far + length, to});
    }
    long long sum = 0;
    for (long long far : distance) sum += far == LLONG_MAX ? 0 : far;
    printf("%lld\n", sum);
}
