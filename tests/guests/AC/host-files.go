// Opens files of the host, its network and its environment.
package main

import (
	"fmt"
	"os"
)

func main() {
	for _, name := range []string{"/etc/passwd", "/proc/self/environ", "../../etc/passwd", "/goroot/../etc/passwd"} {
		if text, err := os.ReadFile(name); err == nil {
			fmt.Println(name, string(text))
			return
		}
	}
	if _, err := os.StartProcess("/bin/sh", []string{"sh"}, &os.ProcAttr{}); err == nil {
		fmt.Println("a process")
		return
	}
	fmt.Println(7)
}
