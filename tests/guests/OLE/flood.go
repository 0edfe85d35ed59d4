// Prints without end.
package main

import (
	"fmt"
	"strings"
)

func main() {
	line := strings.Repeat("flood ", 1000)
	for {
		fmt.Println(line)
	}
}
