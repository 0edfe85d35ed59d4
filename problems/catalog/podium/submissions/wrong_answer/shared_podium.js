// All podiums share their runs.
const runs = [];

class Podium {
  constructor(places) {
    this.places = places;
  }

  add(points) {
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runs[middle] < points) low = middle + 1;
      else high = middle;
    }
    runs.splice(low, 0, points);
    return runs.length >= this.places ? runs[runs.length - this.places] : -1;
  }
}
