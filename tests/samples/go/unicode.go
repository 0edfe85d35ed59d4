package main

import (
	"bufio"
	"fmt"
	"os"
	"unicode/utf8"
)

func main() {
	input := bufio.NewScanner(os.Stdin)
	input.Scan()
	line := input.Text()
	fmt.Println(line)
	fmt.Println(utf8.RuneCountInString(line))
	last, _ := utf8.DecodeLastRuneInString(line)
	fmt.Printf("%c\n", last)
}
