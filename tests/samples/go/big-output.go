package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	for number := 1; number <= 200_000; number++ {
		fmt.Fprintln(output, number)
	}
}
