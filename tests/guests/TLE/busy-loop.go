// Spins.
package main

func main() {
	for {
	}
}
