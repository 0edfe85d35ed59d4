package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Println(math.MaxInt64)
	fmt.Println(math.MinInt64)
	a, b := int64(123456789), int64(987654321)
	fmt.Println(a * b)
	ten := int64(1_000_000_000_000_000_000)
	fmt.Println(ten / 7)
	fmt.Println(ten % 7)
	fmt.Println(int64(1) << 62)
	factorial := int64(1)
	for i := int64(1); i <= 100; i++ {
		factorial = factorial * i % 1_000_000_007
	}
	fmt.Println(factorial)
}
