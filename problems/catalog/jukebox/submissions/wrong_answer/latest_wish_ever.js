// Decides between equals by the latest wish ever, also if that one is fulfilled.
class Jukebox {
  constructor() {
    this.songs = new Map();
    this.now = 0;
    this.open = 0;
  }

  wish(song) {
    const count = this.songs.get(song)?.count ?? 0;
    this.songs.set(song, { song, count: count + 1, time: ++this.now });
    this.open++;
  }

  play() {
    let best = null;
    for (const one of this.songs.values()) {
      if (one.count === 0) continue;
      if (best === null || one.count > best.count || (one.count === best.count && one.time > best.time)) best = one;
    }
    if (best === null) return -1;
    best.count--;
    this.open--;
    return best.song;
  }

  waiting() {
    return this.open;
  }
}
