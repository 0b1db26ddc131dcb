// Command mspscope scopes a managed-IT engagement: from one set of answers it
// recommends a model, estimates the price and says who does what.
package main

import (
	"os"

	"mspscope/cmd"
)

func main() {
	os.Exit(cmd.Main(os.Args[1:], cmd.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, os.Getenv))
}
