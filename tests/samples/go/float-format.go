package main

import "fmt"

func main() {
	third := 1.0 / 3
	fmt.Printf("%.2f\n%.6f\n%.10f\n%f\n%.2f\n%v\n", third, third, 3.14159265358979, 2.5, 1e6, -0.125)
}
