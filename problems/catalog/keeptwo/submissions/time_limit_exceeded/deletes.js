// Moves the rest of the array for every number that goes.
function keepTwo(nums) {
  let length = nums.length;
  for (let i = 2; i < length; ) {
    if (nums[i] === nums[i - 2]) {
      for (let j = i + 1; j < length; j++) nums[j - 1] = nums[j];
      length--;
    } else {
      i++;
    }
  }
  return length;
}
