// Wants a file of the host in the program.
package main

import _ "embed"

//go:embed /etc/passwd
var secret string

func main() { println(secret) }
