function firstHit(heights) {
  const lengths = new Array(heights.length).fill(0);
  const flying = [];
  for (let i = 0; i < heights.length; i++) {
    while (flying.length && heights[flying[flying.length - 1]] <= heights[i]) {
      const tower = flying.pop();
      lengths[tower] = i - tower;
    }
    flying.push(i);
  }
  return lengths;
}
