// Integers in and out by cin and cout, as contest programs do it.
#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<int> numbers(n);
    for (int& number : numbers) cin >> number;
    for (int number : numbers) cout << number + 1 << '\n';
}
