func keepTwo(nums []int) int {
	kept := 0
	for _, value := range nums {
		if kept < 2 || nums[kept-2] != value {
			nums[kept] = value
			kept++
		}
	}
	return kept
}
