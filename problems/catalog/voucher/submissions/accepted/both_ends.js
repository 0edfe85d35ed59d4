// Shortest ways from both ends; then every line is tried as the free one.
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [n, m] = lines[0].split(' ').map(Number);
const ways = Array.from({ length: n + 1 }, () => []);
const edges = [];
for (let i = 1; i <= m; i++) {
  const [u, v, price] = lines[i].split(' ').map(Number);
  edges.push([u, v]);
  ways[u].push(v, price);
  ways[v].push(u, price);
}

/** A binary heap of (key, value) pairs, the smallest key first. */
class Heap {
  keys = [];
  values = [];

  push(key, value) {
    const { keys, values } = this;
    let at = keys.length;
    keys.push(key);
    values.push(value);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent] <= key) break;
      keys[at] = keys[parent];
      values[at] = values[parent];
      at = parent;
    }
    keys[at] = key;
    values[at] = value;
  }

  pop() {
    const { keys, values } = this;
    const top = [keys[0], values[0]];
    const key = keys.pop(), value = values.pop();
    const size = keys.length;
    if (size > 0) {
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && keys[child + 1] < keys[child]) child++;
        if (keys[child] >= key) break;
        keys[at] = keys[child];
        values[at] = values[child];
        at = child;
      }
      keys[at] = key;
      values[at] = value;
    }
    return top;
  }
}

function costsFrom(start) {
  const cost = new Float64Array(n + 1).fill(Infinity);
  const heap = new Heap();
  cost[start] = 0;
  heap.push(0, start);
  while (heap.keys.length > 0) {
    const [paid, station] = heap.pop();
    if (paid > cost[station]) continue;
    const list = ways[station];
    for (let i = 0; i < list.length; i += 2) {
      const price = paid + list[i + 1];
      if (price < cost[list[i]]) {
        cost[list[i]] = price;
        heap.push(price, list[i]);
      }
    }
  }
  return cost;
}

const there = costsFrom(1), back = costsFrom(n);
let answer = Infinity;
for (const [u, v] of edges) answer = Math.min(answer, there[u] + back[v], there[v] + back[u]);
console.log(answer === Infinity ? -1 : answer);
