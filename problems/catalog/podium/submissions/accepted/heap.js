class Podium {
  constructor(places) {
    this.places = places;
    this.best = [];
  }

  add(points) {
    const { best } = this;
    if (best.length < this.places) {
      let at = best.length;
      best.push(points);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (best[parent] <= points) break;
        best[at] = best[parent];
        at = parent;
      }
      best[at] = points;
    } else if (points > best[0]) {
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= best.length) break;
        if (child + 1 < best.length && best[child + 1] < best[child]) child++;
        if (best[child] >= points) break;
        best[at] = best[child];
        at = child;
      }
      best[at] = points;
    }
    return best.length === this.places ? best[0] : -1;
  }
}
