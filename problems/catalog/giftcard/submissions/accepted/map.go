package main

func spendAll(prices []int, value int) []int {
	seen := map[int]int{}
	for i, price := range prices {
		if j, ok := seen[value-price]; ok {
			return []int{j, i}
		}
		seen[price] = i
	}
	return nil
}
