console.log((2n ** 63n - 1n).toString());
console.log((-(2n ** 63n)).toString());
console.log((123456789n * 987654321n).toString());
console.log((10n ** 18n / 7n).toString());
console.log((10n ** 18n % 7n).toString());
console.log((1n << 62n).toString());
let r = 1n;
for (let i = 1n; i <= 100n; i++) r = (r * i) % 1000000007n;
console.log(r.toString());
