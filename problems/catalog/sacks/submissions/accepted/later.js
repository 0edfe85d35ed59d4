class Sacks {
  constructor() {
    this.pile = [];
  }

  put(weight) {
    this.pile.push({ weight, open: 0 });
  }

  take() {
    if (this.pile.length === 0) return -1;
    const { weight, open } = this.pile.pop();
    if (this.pile.length) this.pile[this.pile.length - 1].open += open;
    return weight + open;
  }

  soak(lowest, water) {
    if (this.pile.length) this.pile[Math.min(lowest, this.pile.length) - 1].open += water;
  }
}
