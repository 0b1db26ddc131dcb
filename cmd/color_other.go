//go:build !windows

package cmd

import "os"

// showsEscapes reports whether a terminal shows colors instead of the letters that
// stand for them; only consoles of Windows have to be asked.
func showsEscapes(*os.File) bool { return true }
