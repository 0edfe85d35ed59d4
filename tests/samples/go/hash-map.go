package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
)

func main() {
	words := bufio.NewScanner(os.Stdin)
	words.Split(bufio.ScanWords)
	counts := map[string]int{}
	for words.Scan() {
		counts[words.Text()]++
	}
	var order []string
	for word := range counts {
		order = append(order, word)
	}
	slices.SortFunc(order, func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
	for _, word := range order {
		fmt.Println(word, counts[word])
	}
}
