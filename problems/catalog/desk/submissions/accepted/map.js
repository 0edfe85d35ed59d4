class Desk {
  #papers = new Map();

  constructor(room) {
    this.room = room;
  }

  put(paper, place) {
    this.#papers.delete(paper);
    this.#papers.set(paper, place);
    if (this.#papers.size > this.room) this.#papers.delete(this.#papers.keys().next().value);
  }

  take(paper) {
    if (!this.#papers.has(paper)) return -1;
    const place = this.#papers.get(paper);
    this.put(paper, place);
    return place;
  }

  lying() {
    return this.#papers.size;
  }
}
