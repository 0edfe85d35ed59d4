package main

import "fmt"

func main() {
	var count int
	fmt.Scan(&count)
	sum := 0
	for range count {
		var number int
		fmt.Scan(&number)
		sum += number
	}
	fmt.Println(sum)
}
