// Wants the network.
package main

import "net/http"

func main() { http.Get("http://localhost/") }
