// Powers of matrices: products of doubles, and of integers modulo a prime.
#include <bits/stdc++.h>
using namespace std;

template <class Number> using Matrix = vector<vector<Number>>;

Matrix<double> times(const Matrix<double>& a, const Matrix<double>& b) {
    const size_t n = a.size();
    Matrix<double> c(n, vector<double>(n));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            for (size_t j = 0; j < n; j++) c[i][j] += a[i][k] * b[k][j];
    return c;
}

const long long MOD = 998'244'353;

Matrix<long long> times(const Matrix<long long>& a, const Matrix<long long>& b) {
    const size_t n = a.size();
    Matrix<long long> c(n, vector<long long>(n));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            for (size_t j = 0; j < n; j++) c[i][j] = (c[i][j] + a[i][k] * b[k][j]) % MOD;
    return c;
}

int main() {
    const size_t n = 300;
    Matrix<double> real(n, vector<double>(n));
    Matrix<long long> whole(n, vector<long long>(n));
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            real[i][j] = double((i * 37 + j * 101) % 64) / 10240;
            whole[i][j] = (i * 1'000'003 + j * 7'919) % MOD;
        }
    const auto real_step = real;
    const auto whole_step = whole;
    for (int round = 0; round < 8; round++) real = times(real, real_step);
    for (int round = 0; round < 5; round++) whole = times(whole, whole_step);
    double trace = 0;
    long long sum = 0;
    for (size_t i = 0; i < n; i++) {
        trace += real[i][i];
        for (size_t j = 0; j < n; j++) sum = (sum * 31 + whole[i][j]) % MOD;
    }
    printf("%.9g %lld\n", trace, sum);
}
