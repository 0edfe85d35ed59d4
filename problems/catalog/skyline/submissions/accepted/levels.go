package main

func lastOfEachLevel(root *TreeNode) []int {
	seen := []int{}
	level := []*TreeNode{}
	if root != nil {
		level = append(level, root)
	}
	for len(level) > 0 {
		seen = append(seen, level[len(level)-1].Val)
		below := []*TreeNode{}
		for _, node := range level {
			if node.Left != nil {
				below = append(below, node.Left)
			}
			if node.Right != nil {
				below = append(below, node.Right)
			}
		}
		level = below
	}
	return seen
}
