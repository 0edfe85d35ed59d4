class Heap {
  constructor() {
    this.items = [];
  }

  push(item) {
    const { items } = this;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (items[parent] >= item) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = item;
  }

  pop() {
    const { items } = this;
    const top = items[0];
    const item = items.pop();
    if (items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && items[child + 1] > items[child]) child++;
      if (items[child] <= item) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = item;
    return top;
  }
}

function bestSkill(needed, gained, skill, jobs) {
  const order = needed.map((_, i) => i).sort((one, other) => needed[one] - needed[other]);
  const reach = new Heap();
  let at = 0;
  while (jobs-- > 0) {
    while (at < order.length && needed[order[at]] <= skill) reach.push(gained[order[at++]]);
    if (reach.items.length === 0) break;
    skill += reach.pop();
  }
  return skill;
}
