// Sieve of Eratosthenes over 12 million numbers, sixteen times, and sums over the primes.
#include <bits/stdc++.h>
using namespace std;

int main() {
    const int limit = 12'000'000;
    unsigned long long mixed = 2;
    for (int round = 0; round < 16; round++) {
        vector<unsigned char> composite(limit + 1, 0);
        for (int p = 3; 1LL * p * p <= limit; p += 2) {
            if (composite[p]) continue;
            for (int multiple = p * p; multiple <= limit; multiple += 2 * p) composite[multiple] = 1;
        }
        long long count = 1, sum = 2, twins = 0, last = 2;
        for (int n = 3; n <= limit; n += 2) {
            if (composite[n]) continue;
            count++;
            sum += n;
            twins += n - last == 2;
            last = n;
            mixed = mixed * 1'000'003 + n;
        }
        if (round == 15) printf("%lld %lld %lld %llu\n", count, sum, twins, mixed);
    }
}
