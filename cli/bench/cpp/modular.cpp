// A number-theoretic transform of 2^18 numbers, forth and back, eight times: 64-bit remainders.
#include <bits/stdc++.h>
using namespace std;

const unsigned long long mod = 998244353;

unsigned long long power(unsigned long long base, unsigned long long exponent) {
    unsigned long long result = 1;
    for (; exponent; exponent /= 2, base = base * base % mod)
        if (exponent & 1) result = result * base % mod;
    return result;
}

void transform(vector<unsigned>& a, bool back) {
    const int n = a.size();
    for (int i = 1, j = 0; i < n; i++) {
        int bit = n / 2;
        for (; j & bit; bit /= 2) j ^= bit;
        j ^= bit;
        if (i < j) swap(a[i], a[j]);
    }
    for (int length = 2; length <= n; length *= 2) {
        unsigned long long root = power(3, (mod - 1) / length);
        if (back) root = power(root, mod - 2);
        for (int i = 0; i < n; i += length) {
            unsigned long long w = 1;
            for (int j = 0; j < length / 2; j++) {
                unsigned u = a[i + j], v = a[i + j + length / 2] * w % mod;
                a[i + j] = u + v < mod ? u + v : u + v - mod;
                a[i + j + length / 2] = u >= v ? u - v : u + mod - v;
                w = w * root % mod;
            }
        }
    }
}

int main() {
    vector<unsigned> a(1 << 18);
    for (size_t i = 0; i < a.size(); i++) a[i] = i * 2654435761ull % mod;
    for (int round = 0; round < 4; round++) {
        transform(a, false);
        transform(a, true);
        for (auto& x : a) x = (x + 1ull) % mod;
    }
    printf("%u %u\n", a[1], a[a.size() - 1]);
}
