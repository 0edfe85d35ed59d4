package main

import "fmt"

func main() {
	fmt.Println("before")
	var empty []int
	fmt.Println(empty[1])
}
