const [n, ...heights] = require("fs").readFileSync(0, "utf8").trim().split(/\s+/).map(Number);
const sorted = [...new Set(heights)].sort((a, b) => a - b);
const rank = new Map(sorted.map((height, index) => [height, index + 1]));
const tree = new Int32Array(sorted.length + 1);
let count = 0;
for (let seen = 0; seen < n; seen++) {
  const own = rank.get(heights[seen]);
  let shorter = 0;
  for (let at = own - 1; at > 0; at -= at & -at) shorter += tree[at];
  count += seen - shorter;
  for (let at = own; at < tree.length; at += at & -at) tree[at]++;
}
console.log(count);
