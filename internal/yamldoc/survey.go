package yamldoc

import "bytes"

// fault is a kind of slip that shows in the text itself.
type fault uint8

const (
	tabIndent   fault = iota // a tab before the content of a line
	openQuote                // a quoted text that never ends
	spanQuote                // a quoted text that goes on over lines with keys
	wrongStart               // a character with which no text begins
	wrongEscape              // a backslash that begins no escape
	inFlow                   // a ? in a bracket or brace, where the library knows only keys with it
	cutFlow                  // a comment that cuts off a bracket or brace
	openBracket              // a bracket or brace that never ends
)

// mark is a slip, the line and the offset where it stands.
type mark struct {
	fault    fault
	line, at int
}

// maxMarks is how many slips are looked for.
const maxMarks = 10_000

// survey looks for slips in a text that the YAML library has refused. It follows
// quotes, brackets, block texts and comments from the beginning, because the
// library gives up behind the slip and not at it. It need not understand all of
// YAML: what it finds is asked for only where the library's error fits to it.
func survey(data []byte) []mark {
	s := surveyor{data: data, blockOf: noBlock}
	for begin := 0; begin < len(data); {
		end, next := len(data), len(data)
		if i := bytes.IndexByte(data[begin:], '\n'); i >= 0 {
			end, next = begin+i, begin+i+1
		}
		s.number++
		s.line(begin, begin+len(bytes.TrimRight(data[begin:end], " \r")))
		begin = next
	}
	if s.quote != 0 {
		s.add(openQuote, s.quoteLine, s.quoteAt)
	}
	if len(s.open) > 0 {
		s.unclosed()
	}
	return s.marks
}

const noBlock = -2

type surveyor struct {
	data   []byte
	marks  []mark
	number int // of the line

	quote              byte // that is open, 0 for none
	quoteLine, quoteAt int
	spans              bool // the open quote is marked already
	open               []openAt
	openIndent         int // of the line with the first open bracket
	blockOf            int // indentation of the key of a block text, noBlock for none
	parent             int // indentation of the last key or dash
}

// openAt is an open bracket or brace.
type openAt struct{ line, at int }

func (s *surveyor) add(f fault, line, at int) {
	if len(s.marks) < maxMarks {
		s.marks = append(s.marks, mark{f, line, at})
	}
}

// unclosed marks the innermost open bracket.
func (s *surveyor) unclosed() {
	last := s.open[len(s.open)-1]
	s.add(openBracket, last.line, last.at)
	s.open = nil
}

// line looks at one line, without its end.
func (s *surveyor) line(begin, end int) {
	at := begin
	for at < end && s.data[at] == ' ' {
		at++
	}
	if at == end {
		return
	}
	indent := at - begin
	if s.blockOf != noBlock {
		if indent > s.blockOf {
			return
		}
		s.blockOf = noBlock
	}
	text := s.data[at:end]
	switch {
	case s.quote != 0:
		if !s.spans && beginsKey(text) {
			s.add(spanQuote, s.quoteLine, s.quoteAt)
			s.spans = true
		}
	case len(s.open) > 0:
		if indent <= s.openIndent && beginsKey(text) {
			s.unclosed()
		}
	}
	s.content(begin, at, end)
}

// content looks at what stands on a line from an offset on.
func (s *surveyor) content(begin, at, end int) {
	value := true // a value or key may begin here
	for at < end {
		if s.quote != 0 {
			at = s.quoted(at, end)
			value = false
			continue
		}
		c := s.data[at]
		last := at+1 == end || s.data[at+1] == ' ' || s.data[at+1] == '\t'
		switch {
		case c == ' ':
			at++
		case c == '\t':
			if len(s.open) == 0 && len(bytes.Trim(s.data[begin:at], " -?")) == 0 && hasContent(string(s.data[at:end])) {
				s.add(tabIndent, s.number, at)
			}
			at++
		case c == '#' && (at == begin || s.data[at-1] == ' ' || s.data[at-1] == '\t'):
			if len(s.open) > 0 && !last {
				s.add(cutFlow, s.number, at)
			}
			return
		case c == ',' && len(s.open) > 0, c == ':' && (last || !value):
			value = true
			at++
		case (c == '-' || c == '?') && last && value && len(s.open) == 0:
			s.parent = at - begin
			at++
		case c == '[' || c == '{':
			if !value {
				at++
				continue
			}
			if len(s.open) == 0 {
				s.openIndent = s.indentOf(begin, at)
			}
			s.open = append(s.open, openAt{s.number, at})
			at++
		case (c == ']' || c == '}') && len(s.open) > 0:
			s.open = s.open[:len(s.open)-1]
			value = false
			at++
		case !value:
			at++
		case c == '"' || c == '\'':
			s.quote, s.quoteLine, s.quoteAt, s.spans = c, s.number, at, false
			at++
		case (c == '|' || c == '>') && len(s.open) == 0 && isBlockHeader(s.data[at+1:end]):
			s.blockOf = s.parent
			return
		case (c == ']' || c == '}') && len(bytes.TrimSpace(s.data[begin:at])) == 0: // one too many, no text
			at++
		case bytes.IndexByte([]byte("&*!|>%@`,]}"), c) >= 0:
			s.add(wrongStart, s.number, at)
			at, value = s.plain(begin, at+1, end), false
		default:
			at, value = s.plain(begin, at, end), false
		}
	}
}

// indentOf is the indentation that the content of a bracket must exceed; at the
// beginning of a line there is none.
func (s *surveyor) indentOf(begin, at int) int {
	line := s.data[begin:at]
	if indent := len(line) - len(bytes.TrimLeft(line, " ")); indent < len(line) {
		return indent
	}
	return -1
}

// plain returns where a plain text stops, at the latest at a comment.
func (s *surveyor) plain(begin, at, end int) int {
	first := at
	for ; at < end; at++ {
		switch c := s.data[at]; c {
		case ':':
			if at+1 == end || s.data[at+1] == ' ' || s.data[at+1] == '\t' {
				if len(s.open) == 0 {
					s.parent = first - begin
				}
				return at
			}
		case '#':
			if at > begin && s.data[at-1] == ' ' {
				return at
			}
		case ',', '[', ']', '{', '}':
			if len(s.open) > 0 {
				return at
			}
		case '?':
			if len(s.open) > 0 {
				s.add(inFlow, s.number, first)
			}
		}
	}
	return at
}

// quoted goes on in a quoted text and returns the offset behind its end, or the
// end of the line.
func (s *surveyor) quoted(at, end int) int {
	for ; at < end; at++ {
		switch c := s.data[at]; {
		case c == '\\' && s.quote == '"':
			if !isEscape(s.data[at+1 : end]) {
				s.add(wrongEscape, s.number, at)
			}
			at++
		case c == '\'' && s.quote == '\'' && at+1 < end && s.data[at+1] == '\'':
			at++
		case c == s.quote:
			s.quote = 0
			return at + 1
		}
	}
	return end
}

// isEscape reports whether a text goes on as an escape after its backslash does;
// at the end of a line a backslash joins it to the next one.
func isEscape(text []byte) bool {
	if len(text) == 0 {
		return true
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[text[0]]
	if digits == 0 {
		return bytes.IndexByte([]byte("0abt\tnvfre \"/'\\N_LP"), text[0]) >= 0
	}
	if len(text) <= digits {
		return false
	}
	code := 0
	for _, c := range text[1 : 1+digits] {
		i := bytes.IndexByte([]byte("0123456789abcdef"), c|0x20)
		if i < 0 || c < '0' {
			return false
		}
		code = code<<4 | i
	}
	return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
}

// isBlockHeader reports whether a text begins below, with nothing but its signs
// and a comment behind the first one.
func isBlockHeader(text []byte) bool {
	rest := bytes.TrimLeft(text, "+-123456789")
	if len(text)-len(rest) > 2 {
		return false
	}
	trimmed := bytes.TrimLeft(rest, " \t")
	return len(trimmed) == 0 || trimmed[0] == '#' && len(trimmed) < len(rest)
}

// beginsKey reports whether a line looks like "key: value", perhaps as an item.
func beginsKey(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	for bytes.HasPrefix(line, []byte("- ")) {
		line = bytes.TrimLeft(line[2:], " ")
	}
	i := 0
	for i < len(line) && (line[i] == '_' || line[i]|0x20 >= 'a' && line[i]|0x20 <= 'z' || i > 0 && (line[i] == '-' || line[i] == '.' || line[i] >= '0' && line[i] <= '9')) {
		i++
	}
	return i > 0 && i < len(line) && line[i] == ':' && (i+1 == len(line) || bytes.IndexByte([]byte(" \t\r\n"), line[i+1]) >= 0)
}
