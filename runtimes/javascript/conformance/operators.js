// Element access, small constants and comparisons with operands of every kind.
const log = [];
const key = (name, value) => ({ toString() { log.push(name); return value; } });
const o = { a: 1, 1: 'one', '-1': 'minus' }, arr = [10, 20, 30], typed = new Uint8Array([1, 2, 3]), f64 = new Float64Array([1.5, -0]);
(function () {
  let i = 1, s = 'length', n = null, u, d = 1.0, h = 1.5, neg = -1, big = 1n, str = 'héllo', sym = Symbol('s'), k = key('k', 'a');
  o[sym] = 'symbol';
  console.log(arr[i], arr[s], arr[d], arr[h], arr[neg], arr[big], arr[arr.length], str[i], str[s], o[i], o[neg], o[sym], o[k], o[n], typed[i], typed[neg], typed[h], f64[i], f64[d]);
  for (const bad of [n, u]) { try { bad[i]; } catch (e) { console.log(e.message); } try { bad[i] = 1; } catch (e) { console.log(e.message); } try { bad[k](); } catch (e) { console.log(e.name); } }
  console.log(i + 1, i - 1, s + 1, s - 1, n + 1, n - 1, u + 1, d + 1, h + 1, h - 1, true + 1, [] + 1, [5] - 1, ({}) + 1, str + -1, -0 + 0, Object.is(0 - 0, 0));
  let m = 2147483647, w = -2147483648; console.log(m + 1, w - 1, m - -1, w + -1, m + 127, w - 127, m - 128, (m + 1) | 0);
  try { big + 1; } catch (e) { console.log(e.name); } try { sym + 1; } catch (e) { console.log(e.name, e.message); } console.log(big + 1n, big - 1n, { valueOf: () => 41 } + 1, { [Symbol.toPrimitive]: (hint) => hint } + 1, new Date(5) - 1);
  const order = []; const at = (x) => { order.push(x); return x; };
  arr[at(0)] = at('v'); o[key('p', 'q')] = at('r'); console.log(order.join(), log.join(), arr[0], o.q); arr[0] = 10;
  log.length = 0; o[key('k1', 'z')] = log.length; console.log(o.z, log.join());
  try { null[key('nk', 'x')] = at('after'); } catch (e) { console.log(e.name, order.at(-1)); }
  for (const [a, b] of [[1, 2], [2, 1], [1, 1], [1.5, 1], [NaN, NaN], ['a', 'b'], ['10', 9], [null, 0], [undefined, 0], [1n, 2], [2n, 1.5], [-0, 0], [Infinity, -Infinity], [[2], 1], ['', 0]]) {
    let r = '';
    if (a < b) r += '<'; if (a <= b) r += 'l'; if (a > b) r += '>'; if (a >= b) r += 'g'; if (a == b) r += '='; if (a != b) r += '!'; if (a === b) r += 's'; if (a !== b) r += 'n';
    if (!(a < b)) r += '/'; if (!(a === b)) r += '#'; r += a < b ? 1 : 0; r += (a >= b && a !== b) || a == b ? 1 : 0;
    console.log(r, a < b, a <= b, a > b, a >= b, a == b, a != b, a === b, a !== b);
  }
  let c = 0; for (let x = 0; x < 10; x++) { if (!(x % 3)) continue; if (!x) c += 100; c += x; } while (!(c > 50)) c += 7; do c--; while (c !== 40); console.log(c);
  let x = 4; x += 5; x -= 6; x = x + 7; x = 7 - x; x = x - 4; x++; ++x; x--; console.log(x, x++ + ++x, x-- - --x, -x, +x, ~x, !x, x ** 2, x << 3, x >>> 1);
  let t = 'a'; t += 1; t += 2; t = t + 4; t = 5 + t; console.log(t); let e = [1, 2, 3, 4]; let q = 0; e[q++] = e[q++] + e[q--]; e[q] -= 4; e[q]++; console.log(e, q, e[q], e[e.length - 1], e[q + 1], e[q - 1]);
  with_(); function with_() { let z = [[1, 2], [3, 4]], p = 1, r = 0; z[p][r] = z[r][p] + z[p][p]; z[p][r] += z[p - 1][r + 1]; [z[r][r], z[p][p]] = [z[p][p], z[r][r]]; console.log(z, z[p][r], z[1 - p][r]); }
})();
