package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

func main() {
	input := bufio.NewScanner(os.Stdin)
	count, sum, largest := 0, 0, 0
	for input.Scan() {
		number, _ := strconv.Atoi(input.Text())
		count++
		sum += number
		largest = max(largest, number)
	}
	fmt.Println(count, sum, largest)
}
