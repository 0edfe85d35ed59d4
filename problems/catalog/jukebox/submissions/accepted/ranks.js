class Jukebox {
  constructor() {
    this.count = new Map();
    this.ranks = []; // the songs of each rank, from 1
    this.open = 0;
  }

  wish(song) {
    const rank = (this.count.get(song) ?? 0) + 1;
    this.count.set(song, rank);
    if (this.ranks.length < rank) this.ranks.push([]);
    this.ranks[rank - 1].push(song);
    this.open++;
  }

  play() {
    if (this.ranks.length === 0) return -1;
    const top = this.ranks[this.ranks.length - 1];
    const song = top.pop();
    if (top.length === 0) this.ranks.pop();
    this.count.set(song, this.count.get(song) - 1);
    this.open--;
    return song;
  }

  waiting() {
    return this.open;
  }
}
