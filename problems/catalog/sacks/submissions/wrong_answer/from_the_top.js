// Soaks the sacks at the top: keeps water from a sack upwards.
class Sacks {
  constructor() {
    this.pile = [];
    this.from = [];
    this.total = 0;
  }

  put(weight) {
    this.pile.push(weight - this.total);
    this.from.push(0);
  }

  take() {
    if (this.pile.length === 0) return -1;
    const weight = this.pile.pop() + this.total;
    this.total -= this.from.pop();
    return weight;
  }

  soak(lowest, water) {
    if (this.pile.length === 0) return;
    this.from[Math.max(0, this.pile.length - lowest)] += water;
    this.total += water;
  }
}
