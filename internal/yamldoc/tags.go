package yamldoc

import (
	"strconv"
	"strings"
)

// tags are those of a field, read once: a playbook's records have hundreds of
// fields, and looking each tag up for itself would take longer than decoding.
type tags struct {
	yaml                      string // the key
	opt, empty, id, all, null bool   // what stands behind the key
	doc, otherwise            string // otherwise is the tag default
	words, ref, holds         string
	bounds, items             string // the tags range and len
	item, key                 string
	client                    string // what a client is given of it: see Given
	pattern, like             string
}

// readTags reads the tags of a field, which are written as reflect.StructTag wants
// them.
func readTags(tag string) tags {
	var t tags
	for {
		name, rest, ok := strings.Cut(strings.TrimLeft(tag, " "), ":\"")
		if !ok {
			return t
		}
		end := strings.IndexByte(rest, '"')
		escaped := end > 0 && strings.IndexByte(rest[:end], '\\') >= 0
		if escaped {
			end = behindEscapes(rest)
		}
		if end < 0 || end >= len(rest) {
			return t
		}
		value := rest[:end]
		if escaped {
			value, _ = strconv.Unquote(`"` + value + `"`) // vet looks at how tags are written
		}
		t.set(name, value)
		tag = rest[end+1:]
	}
}

// behindEscapes is where the quote stands that ends a value with escapes in it.
func behindEscapes(rest string) int {
	end := 0
	for end < len(rest) && rest[end] != '"' {
		if rest[end] == '\\' {
			end++
		}
		end++
	}
	return end
}

func (t *tags) set(name, value string) {
	switch name {
	case "yaml":
		var options string
		t.yaml, options, _ = strings.Cut(value, ",")
		for o := range strings.SplitSeq(options, ",") {
			switch o {
			case "opt":
				t.opt = true
			case "empty":
				t.empty = true
			case "id":
				t.id = true
			case "all":
				t.all = true
			case "null":
				t.null = true
			}
		}
	case "doc":
		t.doc = value
	case "default":
		t.otherwise = value
	case "words":
		t.words = value
	case "ref":
		t.ref = value
	case "holds":
		t.holds = value
	case "range":
		t.bounds = value
	case "len":
		t.items = value
	case "item":
		t.item = value
	case "key":
		t.key = value
	case "client":
		t.client = value
	case "pattern":
		t.pattern = value
	case "like":
		t.like = value
	}
}

// plain reports whether a text may be any.
func (t *tags) plain() bool {
	return !t.id && t.ref == "" && t.pattern == "" && t.like == "" && t.holds == ""
}

// alone reports whether nothing is said of a list of texts and of its items but whether
// it may be empty.
func (t *tags) alone() bool {
	return t.words == "" && t.ref == "" && t.key == "" && t.item == "" && t.items == "" && !t.all
}
