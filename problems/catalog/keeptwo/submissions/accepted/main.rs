impl Solution {
    pub fn keep_two(nums: &mut Vec<i32>) -> i32 {
        let mut kept = 0;
        for i in 0..nums.len() {
            if kept < 2 || nums[kept - 2] != nums[i] {
                nums[kept] = nums[i];
                kept += 1;
            }
        }
        kept as i32
    }
}
