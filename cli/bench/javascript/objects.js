// Objects with methods: a binary tree, filled and walked.
class Node {
  constructor(key) {
    this.key = key;
    this.left = null;
    this.right = null;
    this.count = 1;
  }
  add(key) {
    if (key === this.key) this.count++;
    else if (key < this.key) this.left ? this.left.add(key) : (this.left = new Node(key));
    else this.right ? this.right.add(key) : (this.right = new Node(key));
  }
  depth() {
    return 1 + Math.max(this.left ? this.left.depth() : 0, this.right ? this.right.depth() : 0);
  }
}
let seed = 1;
const next = () => (seed = (seed * 16807) % 2147483647);
const root = new Node(next());
for (let i = 0; i < 100000; i++) root.add(next() % 1000000);
console.log(root.depth());
