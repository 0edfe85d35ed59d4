namespace Wide {
  export const max: bigint = 2n ** 63n - 1n;
  export const min: bigint = -(2n ** 63n);
}
const show = (x: bigint): void => console.log(`${x}`);
show(Wide.max);
show(Wide.min);
show(123456789n * 987654321n);
show(10n ** 18n / 7n);
show(10n ** 18n % 7n);
show(1n << 62n);
let r: bigint = 1n;
for (let i = 1n; i <= 100n; i++) r = (r * i) % 1000000007n;
show(r);
