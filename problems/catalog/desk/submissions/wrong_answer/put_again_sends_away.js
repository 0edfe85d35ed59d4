// A full desk loses a paper even if the one that is put lies there already.
class Desk {
  constructor(room) {
    this.room = room;
    this.papers = new Map();
  }

  put(paper, place) {
    if (this.papers.size === this.room) this.papers.delete(this.papers.keys().next().value);
    this.papers.delete(paper);
    this.papers.set(paper, place);
  }

  take(paper) {
    if (!this.papers.has(paper)) return -1;
    const place = this.papers.get(paper);
    this.papers.delete(paper);
    this.papers.set(paper, place);
    return place;
  }

  lying() {
    return this.papers.size;
  }
}
