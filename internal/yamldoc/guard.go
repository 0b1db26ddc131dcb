package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
)

// tooDeep is said of a document nested deeper than MaxDepth.
var tooDeep = fmt.Sprintf("nested more than %d levels deep; flatten it", MaxDepth)

// guard refuses, before the YAML library sees them, documents for which it
// takes time that grows with the square of their size: many directives, and
// deep nesting with many comments behind it. Neither is allowed anyway.
func guard(name string, data []byte, line int) error {
	var columns [2 * MaxDepth]int // where the open levels begin
	open := 0
	content := false
	number := 0
	for l := range bytes.Lines(data) {
		number++
		l = bytes.TrimRight(l, " \r\n")
		if len(l) > 0 && l[0] == '%' && (!content || bytes.HasPrefix(l, []byte("%TAG ")) || bytes.HasPrefix(l, []byte("%YAML "))) {
			return one(name, line+number, 1, "directives (lines that begin with %) are not allowed; remove this line")
		}
		col := 0
		for col < len(l) && l[col] == ' ' {
			col++
		}
		if col == len(l) || l[col] == '#' {
			continue
		}
		content = true
		for open > 0 && columns[open-1] >= col {
			open--
		}
		// Each dash opens a level of its own. Text in block scalars may look
		// like that too; hence twice the depth that is allowed.
		for {
			if open == len(columns) {
				return one(name, line+number, col+1, tooDeep)
			}
			columns[open] = col
			open++
			if col+1 >= len(l) || strings.IndexByte("-?:", l[col]) < 0 || l[col+1] != ' ' {
				break
			}
			for col++; col < len(l) && l[col] == ' '; col++ {
			}
		}
	}
	return nil
}
