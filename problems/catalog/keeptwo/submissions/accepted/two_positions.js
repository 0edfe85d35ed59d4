function keepTwo(nums) {
  let kept = 0;
  for (const value of nums) {
    if (kept < 2 || nums[kept - 2] !== value) nums[kept++] = value;
  }
  return kept;
}
