// Cuts the node off, but leaves the sums above it as they were.
class Drawers {
  constructor() {
    this.root = { total: 0, own: 0, next: new Map() };
  }

  fill(name, seeds) {
    const path = [this.root];
    for (const letter of name) {
      const { next } = path[path.length - 1];
      if (!next.has(letter)) next.set(letter, { total: 0, own: 0, next: new Map() });
      path.push(next.get(letter));
    }
    const last = path[path.length - 1];
    const more = seeds - last.own;
    last.own = seeds;
    for (const node of path) node.total += more;
  }

  count(prefix) {
    let node = this.root;
    for (const letter of prefix) {
      node = node.next.get(letter);
      if (!node) return 0;
    }
    return node.total;
  }

  sow(prefix) {
    const taken = this.count(prefix);
    if (taken === 0) return 0;
    let node = this.root;
    for (const letter of prefix.slice(0, -1)) {
      node = node.next.get(letter);
    }
    node.next.delete(prefix[prefix.length - 1]);
    return taken;
  }
}
