// At most one guest leaves at a call.
class Sauna {
  constructor(seats, stay) {
    this.seats = seats;
    this.stay = stay;
    this.entered = [];
    this.first = 0;
  }

  enter(minute) {
    if (this.inside(minute) === this.seats) return false;
    this.entered.push(minute);
    return true;
  }

  inside(minute) {
    if (this.first < this.entered.length && this.entered[this.first] + this.stay <= minute) this.first++;
    return this.entered.length - this.first;
  }
}
