// Counts different songs, wherever they are.
function longestFresh(songs) {
  return new Set(songs).size;
}
