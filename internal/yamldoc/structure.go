package yamldoc

import "strings"

// colon explains a colon that makes a key where none can be. Either the text
// of a value holds it, or the line above is to blame.
func (t *trouble) colon(text string) (line, col int, message string) {
	if a := t.above(t.at); a > 0 && colonAt(lineAt(t.data, a), 0) < 0 {
		above := lineAt(t.data, a)
		switch k := strings.IndexByte(above, ':'); {
		case k > 0 && k+1 < len(above) && beginsKey([]byte(above[:k]+":")):
			return a, column(above, k), "a space is missing behind the colon; write 'key: value'"
		case t.beginsLevel(a):
			return a, 0, unkeyed(above)
		}
	}
	if i := colonAt(text, 0); i >= 0 {
		if j := colonAt(text, i+1); j >= 0 {
			return t.at, column(text, j), "a colon with a space behind it is not allowed inside a text; put the text in double quotes"
		}
		if a, message := t.offAbove(t.at); a > 0 && t.indent(a) < t.indent(t.at) {
			return a, 0, message
		}
		return t.at, 0, "a key cannot stand here, because the key above it has a value already; check the indentation of both lines"
	}
	return t.at, 0, "a colon is not allowed here; put the text in double quotes, or check the indentation"
}

// key explains a line that is no key of the mapping above it.
func (t *trouble) key() (line, col int, message string) {
	at := t.exact()
	text := lineAt(t.data, at)
	if line, col, message, ok := t.slip(at, at, wrongStart, cutFlow, inFlow); ok {
		return line, col, message
	}
	if i := behindQuote(text); i >= 0 {
		return at, column(text, i), "text stands behind a closing quote; put the whole text in double quotes and write \\\" for a quote inside"
	}
	if a, message := t.offAbove(at); a > 0 {
		return a, 0, message
	}
	return at, 0, "this line does not fit the mapping above it; write 'key: value', indented like the other keys"
}

// offAbove blames the line above where it stands alone at its indentation and the
// lines below it agree with each other.
func (t *trouble) offAbove(at int) (line int, message string) {
	a, next := t.above(at), t.below(at)
	if a == 0 || next == 0 || t.indent(next) != t.indent(at) || !t.beginsLevel(a) {
		return 0, ""
	}
	switch {
	case t.indent(a) > t.indent(at):
		return a, "this line is indented more than the lines below it; indent the keys of a mapping alike"
	case t.indent(a) < t.indent(at):
		return a, "this line is indented less than the lines below it; indent the keys of a mapping alike"
	}
	return 0, ""
}

// item explains a line that is no item of the list above it.
func (t *trouble) item() (line, col int, message string) {
	at := t.exact()
	// One item above keys of the same indentation is the one that is off.
	a, next := t.above(at), t.below(at)
	if a > 0 && next > 0 && t.indent(a) == t.indent(at) && t.indent(next) == t.indent(at) && t.beginsLevel(a) && t.isKey(at) && t.isKey(next) {
		return a, 0, "this line begins an item of a list, and keys stand below it; remove the '- ', or begin them with '- ' too"
	}
	return at, 0, "this line does not fit the list above it; begin an item with '- ', indented like the other items"
}

// isKey reports whether a line is "key: value" and no item.
func (t *trouble) isKey(line int) bool {
	text := strings.TrimLeft(lineAt(t.data, line), " ")
	return !strings.HasPrefix(text, "- ") && beginsKey([]byte(text))
}

// above returns the nearest line with content before a line, 0 for none.
func (t *trouble) above(line int) int {
	for line--; line > 0 && !hasContent(lineAt(t.data, line)); line-- {
	}
	return line
}

// below returns the nearest line with content behind a line, 0 for none.
func (t *trouble) below(line int) int {
	for last := lineCount(t.data); line < last; {
		if line++; hasContent(lineAt(t.data, line)) {
			return line
		}
	}
	return 0
}

func hasContent(line string) bool {
	line = strings.TrimLeft(line, " \t")
	return line != "" && line[0] != '#'
}

// indent returns the number of spaces before the content of a line.
func (t *trouble) indent(line int) int {
	text := lineAt(t.data, line)
	return len(text) - len(strings.TrimLeft(text, " "))
}

// beginsLevel reports whether a line is the first one of its collection: nothing
// stands above it, or a key without a value that is indented less.
func (t *trouble) beginsLevel(line int) bool {
	a := t.above(line)
	if a == 0 || marker([]byte(lineAt(t.data, a))) {
		return true
	}
	text := lineAt(t.data, a)
	if i := strings.Index(text, " #"); i >= 0 {
		text = text[:i]
	}
	return t.indent(a) < t.indent(line) && strings.HasSuffix(strings.TrimRight(text, " "), ":")
}

// colonAt returns the offset of the next colon that ends a key, or -1.
func colonAt(line string, from int) int {
	for i := from; i < len(line); i++ {
		if line[i] == ':' && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t') {
			return i
		}
	}
	return -1
}

// lastOpen returns the offset of the innermost bracket of a pair that is not
// closed on its line, the last one when all are closed, or -1.
func lastOpen(line, pair string) int {
	var open []int
	last := -1
	for i := range len(line) {
		switch line[i] {
		case pair[0]:
			last = i
			open = append(open, i)
		case pair[1]:
			open = open[:max(0, len(open)-1)]
		}
	}
	if len(open) > 0 {
		return open[len(open)-1]
	}
	return last
}

// behindQuote returns the offset of text that follows a quoted value on its
// line, or -1.
func behindQuote(line string) int {
	from := colonAt(line, 0) + 1
	value := strings.TrimLeft(line[from:], " -\t")
	if value == "" || value[0] != '"' && value[0] != '\'' {
		return -1
	}
	at := len(line) - len(value)
	for i := at + 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && value[0] == '"':
			i++
		case line[i] == value[0] && value[0] == '\'' && strings.HasPrefix(line[i+1:], "'"):
			i++
		case line[i] == value[0]:
			rest := strings.TrimLeft(line[i+1:], " \t")
			if rest == "" || rest[0] == '#' {
				return -1
			}
			return len(line) - len(rest)
		}
	}
	return -1
}
