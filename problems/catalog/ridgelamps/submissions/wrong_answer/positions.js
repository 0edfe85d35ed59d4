// Returns the position of the tower that is hit instead of the distance.
function firstHit(heights) {
  const hits = new Array(heights.length).fill(0);
  const flying = [];
  for (let i = 0; i < heights.length; i++) {
    while (flying.length && heights[flying[flying.length - 1]] <= heights[i]) hits[flying.pop()] = i;
    flying.push(i);
  }
  return hits;
}
