// Panics.
// says: exit code
package main

func main() {
	var table map[string]int
	table["a"] = 1
}
