package yamldoc

import "strings"

// maxFastKey is the longest key that the fast reader takes, in bytes. The YAML
// library looks for the colon of a key no further than 1,024 characters.
const maxFastKey = 1000

// skip returns the offset of the first character from at that is no space.
func (f *fastReader) skip(at, end int) int {
	for at < end && f.text[at] == ' ' {
		at++
	}
	return at
}

// key reads a plain key of a block mapping and returns the offset of its colon.
func (f *fastReader) key(out *Node, at, end int) (colon int, ok bool) {
	if !f.canBeginPlain(at, end) {
		return 0, false
	}
	colon = f.plain(at, end)
	if colon == end || f.text[colon] != ':' {
		return 0, false
	}
	return colon, f.keyText(out, at, colon)
}

// keyText makes a key of the text before a colon.
func (f *fastReader) keyText(out *Node, at, colon int) bool {
	out.Kind = Scalar // also where the word is null
	out.Text = strings.TrimRight(f.text[at:colon], " ")
	return colon-at <= maxFastKey && out.Text != "<<" && f.place(out, at)
}

// scalarOrFlow reads a value that takes up the rest of a line but for a
// comment.
func (f *fastReader) scalarOrFlow(out *Node, at, end, depth int) bool {
	var ok bool
	switch f.text[at] {
	case '"', '\'':
		at, ok = f.quoted(out, at, end)
	case '[', '{':
		at, ok = f.flow(out, at, end, depth)
	default:
		if !f.canBeginPlain(at, end) {
			return false
		}
		stop := f.plain(at, end)
		if stop < end && f.text[stop] == ':' {
			return false
		}
		return f.plainText(out, at, stop)
	}
	if !ok {
		return false
	}
	rest := f.skip(at, end)
	return rest == end || rest > at && f.text[rest] == '#'
}

// canBeginPlain reports whether a plain scalar may begin at an offset. A minus
// sign or a point must belong to a number or a word, so that no dash of a
// sequence and no document marker is taken for a scalar.
func (f *fastReader) canBeginPlain(at, end int) bool {
	if at == end {
		return false
	}
	c := f.text[at]
	if c == '-' || c == '.' {
		return at+1 < end && fastBytes[f.text[at+1]] == canBeginAWord
	}
	return fastBytes[c] >= canBegin
}

// plain returns where a plain scalar of the block style that begins at an
// offset stops: at the colon that makes it a key, at the space before a
// comment, or at the end of the line.
func (f *fastReader) plain(at, end int) int {
	line := f.text[:end]
	for i := at; i < len(line); i++ {
		switch line[i] {
		case ':':
			if i+1 == len(line) || line[i+1] == ' ' {
				return i
			}
		case '#':
			if line[i-1] == ' ' {
				return i - 1
			}
		}
	}
	return end
}

// plainText makes a scalar of a piece of text.
func (f *fastReader) plainText(out *Node, at, stop int) bool {
	out.Text = strings.TrimRight(f.text[at:stop], " ")
	if !isNull(out.Text) {
		out.Kind = Scalar
	}
	return out.Text != "<<" && f.place(out, at)
}

// quoted reads a scalar in quotes and returns the offset behind it.
func (f *fastReader) quoted(out *Node, at, end int) (int, bool) {
	if !f.place(out, at) {
		return 0, false
	}
	out.Kind, out.Quoted = Scalar, true
	quote := f.text[at]
	begin := at + 1
	escapes := false
	for i := begin; i < end; i++ {
		switch {
		case f.text[i] == '\\' && quote == '"':
			escapes = true
			i++
		case f.text[i] == quote && quote == '\'' && i+1 < end && f.text[i+1] == quote:
			escapes = true
			i++
		case f.text[i] == quote:
			out.Text = f.text[begin:i]
			ok := true
			if escapes {
				out.Text, ok = unescape(out.Text, quote)
			}
			return i + 1, ok
		}
	}
	return 0, false
}

// unescape resolves the doubled quote in single quotes and the simple escapes in
// double quotes. It returns false for any other escape.
func unescape(s string, quote byte) (string, bool) {
	if quote == '\'' {
		return strings.ReplaceAll(s, "''", "'"), true
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\\' {
			i++
			switch s[i] {
			case '"', '\\':
				c = s[i]
			case 'n':
				c = '\n'
			case 't':
				c = '\t'
			default:
				return "", false
			}
		}
		b.WriteByte(c)
	}
	return b.String(), true
}

// flow reads a collection in brackets or braces that ends on its line and
// returns the offset behind it.
func (f *fastReader) flow(out *Node, at, end, depth int) (int, bool) {
	if depth > MaxDepth || !f.place(out, at) {
		return 0, false
	}
	closing := byte(']')
	if f.text[at] == '{' {
		closing = '}'
		out.Kind, out.Pairs = Mapping, []Pair{}
	} else {
		out.Kind, out.Items = Sequence, []Node{}
	}
	at = f.skip(at+1, end)
	if at < end && f.text[at] == closing {
		return at + 1, true
	}
	if out.Kind == Mapping {
		return f.flowPairs(out, at, end, depth)
	}
	return f.flowItems(out, at, end, depth)
}

// flowPairs reads the keys of a mapping in braces. They are laid aside until it is known
// how many there are, so that each takes the room that it needs.
func (f *fastReader) flowPairs(out *Node, at, end, depth int) (int, bool) {
	from := len(f.aside.pairs)
	for {
		if len(f.aside.pairs)-from == MaxKeys {
			return 0, false
		}
		pair := &f.open[depth]
		*pair = Pair{}
		var ok bool
		if at, ok = f.flowKey(&pair.Key, at, end); ok {
			at, ok = f.flowValue(&pair.Value, f.skip(at, end), end, depth+1)
		}
		f.aside.pairs = append(f.aside.pairs, *pair)
		var more bool
		if at, more, ok = f.after(at, end, '}', ok); more {
			continue
		}
		out.Pairs = append(f.roomForPairs(len(f.aside.pairs)-from), f.aside.pairs[from:]...)
		f.aside.pairs = f.aside.pairs[:from]
		return at, ok && !hasDuplicates(out.Pairs)
	}
}

// flowItems reads the items of a list in brackets.
func (f *fastReader) flowItems(out *Node, at, end, depth int) (int, bool) {
	from := len(f.aside.items)
	for {
		item := &f.open[depth].Value
		*item = Node{}
		var ok, more bool
		at, ok = f.flowValue(item, at, end, depth+1)
		f.aside.items = append(f.aside.items, *item)
		if at, more, ok = f.after(at, end, ']', ok); more {
			continue
		}
		out.Items = append(f.roomForItems(len(f.aside.items)-from), f.aside.items[from:]...)
		f.aside.items = f.aside.items[:from]
		return at, ok
	}
}

// after looks at what stands behind an entry of a flow collection, where it could be read:
// a comma, so that there is more, or the end of the collection, which is passed.
func (f *fastReader) after(at, end int, closing byte, read bool) (next int, more, ok bool) {
	switch at = f.skip(at, end); {
	case !read || at == end:
		return 0, false, false
	case f.text[at] == closing:
		return at + 1, false, true
	case f.text[at] != ',':
		return 0, false, false
	}
	return f.skip(at+1, end), true, true
}

// flowKey reads a plain key of a flow mapping and returns the offset behind its
// colon.
func (f *fastReader) flowKey(out *Node, at, end int) (int, bool) {
	colon, ok := f.flowPlain(at, end)
	if !ok || f.text[colon] != ':' {
		return 0, false
	}
	return colon + 1, f.keyText(out, at, colon)
}

// flowValue reads an item or a value of a flow collection and returns the
// offset behind it.
func (f *fastReader) flowValue(out *Node, at, end, depth int) (int, bool) {
	if at == end {
		return 0, false
	}
	switch f.text[at] {
	case '"', '\'':
		return f.quoted(out, at, end)
	case '[', '{':
		return f.flow(out, at, end, depth)
	}
	stop, ok := f.flowPlain(at, end)
	if !ok || f.text[stop] == ':' {
		return 0, false
	}
	return stop, f.plainText(out, at, stop)
}

// flowPlain returns where a plain scalar of the flow style stops: at a comma, a
// closing bracket or the colon that makes it a key. It returns false when
// another character stands there that has a meaning in that style.
func (f *fastReader) flowPlain(at, end int) (stop int, ok bool) {
	if !f.canBeginPlain(at, end) {
		return 0, false
	}
	for i := at; i < end; i++ {
		switch f.text[i] {
		case ',', ']', '}':
			return i, true
		case '?', '[', '{':
			return 0, false
		case '#':
			if f.text[i-1] == ' ' {
				return 0, false
			}
		case ':':
			if i+1 == end || fastBytes[f.text[i+1]] < canBegin && f.text[i+1] != ' ' {
				return 0, false
			}
			if f.text[i+1] == ' ' {
				return i, true
			}
		}
	}
	return 0, false
}
