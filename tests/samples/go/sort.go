package main

import (
	"fmt"
	"slices"
	"strings"
)

func line(numbers []int) string {
	return strings.Trim(fmt.Sprint(numbers), "[]")
}

func main() {
	var count int
	fmt.Scan(&count)
	numbers := make([]int, count)
	for i := range numbers {
		fmt.Scan(&numbers[i])
	}
	slices.Sort(numbers)
	fmt.Println(line(numbers))
	slices.SortFunc(numbers, func(a, b int) int { return b - a })
	fmt.Println(line(numbers))
}
