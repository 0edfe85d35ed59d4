// Takes capitals for small letters.
function longestFresh(songs) {
  songs = songs.toLowerCase();
  const last = new Map();
  let left = 0;
  let best = 0;
  for (let i = 0; i < songs.length; i++) {
    left = Math.max(left, (last.get(songs[i]) ?? -1) + 1);
    last.set(songs[i], i);
    best = Math.max(best, i - left + 1);
  }
  return best;
}
