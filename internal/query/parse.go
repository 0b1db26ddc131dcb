package query

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"mspscope/internal/yamldoc"
)

// Expr is a condition on results.
type Expr[R any] struct {
	text string
	root *node[R]
}

// String returns the condition as it was written.
func (e *Expr[R]) String() string { return e.text }

// node is a part of a condition: a comparison, or parts joined.
type node[R any] struct {
	join  string // "and", "or", "not"; "" for a comparison
	parts []*node[R]

	field *Field[R]
	op    string
	want  string // the word, text or day that is compared with, in small letters for a text
	state is     // of "unknown" and "none", which ask what is known at all; else known
	num   decimal.Decimal
	unit  string // the currency behind a number
	bare  string // the word that stands alone for the whole comparison
}

// maxDepth is how deep parentheses and "not" may be nested.
const maxDepth = 100

// Parse reads a condition on these fields. A few words stand alone for a comparison:
// a field that is yes or no, a field that counts for more than none, and the words of
// the field "outcome" for an outcome.
func Parse[R any](text string, fields []Field[R]) (*Expr[R], error) {
	p := parser[R]{text: text, fields: fields}
	p.next()
	root := p.or(0)
	if p.err == nil && p.tok.kind != end {
		p.fail("%s is one too many; join conditions with and, or", p.tok.shown())
	}
	if p.err != nil {
		return nil, p.err
	}
	return &Expr[R]{text: strings.TrimSpace(text), root: root}, nil
}

// Uses reports whether the condition asks for a field.
func (e *Expr[R]) Uses(is func(name string) bool) bool { return e.root.uses(is) }

func (n *node[R]) uses(is func(string) bool) bool {
	if n.field != nil {
		return is(n.field.Name)
	}
	return slices.ContainsFunc(n.parts, func(part *node[R]) bool { return part.uses(is) })
}

type tokenKind uint8

const (
	end tokenKind = iota
	word
	text // in quotes
	sign // an operator or a parenthesis
)

type token struct {
	kind tokenKind
	text string
	at   int // in characters, from 1
}

func (t token) shown() string {
	if t.kind == end {
		return "the end"
	}
	return quoted(t.text)
}

// is reports whether the token is one of some words of the language.
func (t token) is(words ...string) bool {
	return t.kind == word && slices.Contains(words, strings.ToLower(t.text))
}

type parser[R any] struct {
	text   string
	fields []Field[R]
	pos    int // in bytes
	tok    token
	err    error
}

// fail reports what is wrong at the token that was read last.
func (p *parser[R]) fail(format string, args ...any) {
	if p.err == nil {
		p.err = mistake(fmt.Sprintf("character %d: ", p.tok.at) + fmt.Sprintf(format, args...))
	}
}

// next reads a token.
func (p *parser[R]) next() {
	p.pos += len(p.text[p.pos:]) - len(strings.TrimLeftFunc(p.text[p.pos:], unicode.IsSpace))
	rest := p.text[p.pos:]
	p.tok = token{at: utf8.RuneCountInString(p.text[:p.pos]) + 1}
	if rest == "" {
		return
	}
	for _, s := range []string{"==", "!=", "<=", ">=", "=", "<", ">", "(", ")", "!"} {
		if strings.HasPrefix(rest, s) {
			p.tok.kind, p.tok.text = sign, s
			p.pos += len(s)
			return
		}
	}
	if quote := rest[0]; quote == '"' || quote == '\'' {
		n := strings.IndexByte(rest[1:], quote)
		if n < 0 {
			p.fail("the quote is not closed; add %c behind the text", quote)
			p.pos = len(p.text)
			return
		}
		p.tok.kind, p.tok.text = text, rest[1:1+n]
		p.pos += n + 2
		return
	}
	n := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`=!<>()"'`, r) })
	if n < 0 {
		n = len(rest)
	}
	p.tok.kind, p.tok.text = word, rest[:n]
	p.pos += n
}

func (p *parser[R]) or(depth int) *node[R] {
	return p.joined("or", depth, p.and)
}

func (p *parser[R]) and(depth int) *node[R] {
	return p.joined("and", depth, p.not)
}

// joined reads parts with a word between them.
func (p *parser[R]) joined(join string, depth int, part func(int) *node[R]) *node[R] {
	first := part(depth)
	if !p.tok.is(join) {
		return first
	}
	n := &node[R]{join: join, parts: []*node[R]{first}}
	for p.err == nil && p.tok.is(join) {
		p.next()
		n.parts = append(n.parts, part(depth))
	}
	return n
}

func (p *parser[R]) not(depth int) *node[R] {
	switch {
	case depth > maxDepth:
		p.fail("this is nested too deep; take parentheses away")
		return nil
	case p.tok.is("not"):
		p.next()
		return &node[R]{join: "not", parts: []*node[R]{p.not(depth + 1)}}
	case p.tok.kind == sign && p.tok.text == "(":
		p.next()
		n := p.or(depth + 1)
		if p.err == nil && (p.tok.kind != sign || p.tok.text != ")") {
			p.fail("a \")\" is missing before %s", p.tok.shown())
		}
		p.next()
		return n
	}
	return p.comparison()
}

// comparison reads a field with what it is compared with.
func (p *parser[R]) comparison() *node[R] {
	name := p.tok
	if name.kind != word || name.is("and", "or", "has") {
		p.fail("a field is missing before %s", name.shown())
		return nil
	}
	i := Find(p.fields, name.text)
	if outcome := p.outcome(name.text); i < 0 && outcome != nil {
		p.next()
		return outcome
	}
	if i < 0 {
		p.fail("%s", noField(p.fields, name.text))
		return nil
	}
	n := &node[R]{field: &p.fields[i], state: known}
	p.next()
	switch {
	case p.tok.kind == sign && p.tok.text != "(" && p.tok.text != ")" && p.tok.text != "!":
		n.op = p.tok.text
		if n.op == "==" {
			n.op = "="
		}
	case p.tok.is("has"):
		n.op = "has"
	case p.tok.kind == end || p.tok.is("and", "or") || p.tok.kind == sign && p.tok.text == ")":
		return p.alone(n, name)
	default:
		p.fail("behind %s one of =, !=, <, <=, >, >=, has is expected, not %s", name.text, p.tok.shown())
		return nil
	}
	p.compared(n)
	p.next()
	p.currency(n)
	return n
}

// outcome is a word that says an outcome.
func (p *parser[R]) outcome(name string) *node[R] {
	i := Find(p.fields, "outcome")
	if i < 0 || !slices.Contains(p.fields[i].Words, strings.ToLower(name)) {
		return nil
	}
	return &node[R]{field: &p.fields[i], op: "=", want: strings.ToLower(name), state: known, bare: name}
}

// alone is a field without anything behind it.
func (p *parser[R]) alone(n *node[R], name token) *node[R] {
	n.bare = n.field.Name
	switch n.field.Kind {
	case Truth:
		n.op, n.want = "=", "yes"
	case Number:
		n.op, n.num = ">", decimal.Zero
	case Text, Day, Word, Money, List:
		p.fail("behind %s one of =, !=, <, <=, >, >=, has is expected", name.text)
		return nil
	}
	return n
}

// compared reads what a field is compared with.
func (p *parser[R]) compared(n *node[R]) {
	order := n.op != "=" && n.op != "!=" && n.op != "has"
	k := n.field.Kind
	switch {
	case n.op == "has" && k != List && k != Text && (k != Number || !n.field.Counts):
		p.fail("has is for lists and texts; compare %s with =", n.field.Name)
		return
	case order && !k.numeric() && k != Day:
		p.fail("%s is not compared with %s; use = or !=", n.field.Name, n.op)
		return
	case k == List && n.op != "has":
		p.fail("%s is a list; ask what it has: %s has ...", n.field.Name, n.field.Name)
		return
	}
	p.next()
	value := p.tok
	if value.kind != word && value.kind != text {
		p.fail("behind %s a value is missing, before %s", n.op, value.shown())
		return
	}
	if !order && n.op != "has" && value.kind == word {
		switch strings.ToLower(value.text) {
		case "unknown":
			n.state = unknown
			return
		case "none":
			if !slices.Contains(n.field.Words, "none") {
				n.state = none
				return
			}
		}
	}
	if k.numeric() && n.op != "has" {
		p.number(n, value.text)
		return
	}
	p.word(n, value.text)
}

// written is a plain number.
var written = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]{1,4})?$`) })

// twoWays is a number that people write for a thousand times of what it says.
var twoWays = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?[1-9][0-9]{0,2}\.[0-9]{3}$`) })

func (p *parser[R]) number(n *node[R], value string) {
	switch {
	case twoWays().MatchString(value):
		p.fail("%s can be read in two ways; write %s, or %s0", value, strings.ReplaceAll(value, ".", ""), value)
	case !written().MatchString(value):
		p.fail("%s is compared with a number such as 24, 0.5 or 20000, not with %s", n.field.Name, quoted(value))
	default:
		var err error
		if n.num, err = decimal.Parse(value); err != nil {
			p.fail("%s is no number that can be compared", quoted(value))
		}
	}
}

// currency reads the currency behind an amount.
func (p *parser[R]) currency(n *node[R]) {
	code := p.tok.text
	if p.err != nil || n.field == nil || n.field.Kind != Money || n.state != known || p.tok.kind != word || p.tok.is("and", "or", "not") {
		return
	}
	if len(code) != 3 || strings.ToUpper(code) != code {
		p.fail("behind an amount its currency may stand, such as USD, not %s; join conditions with and, or", p.tok.shown())
		return
	}
	n.unit = code
	p.next()
}

func (p *parser[R]) word(n *node[R], value string) {
	n.want = value
	switch n.field.Kind {
	case Truth:
		switch strings.ToLower(value) {
		case "yes", "true":
			n.want = "yes"
		case "no", "false":
			n.want = "no"
		default:
			p.fail("%s is yes or no, not %s", n.field.Name, quoted(value))
		}
	case Day:
		if !day().MatchString(value) {
			p.fail("%s is compared with a day such as 2026-11-20, not with %s", n.field.Name, quoted(value))
		}
	case Word, List, Number:
		if n.field.Words == nil {
			return
		}
		i := slices.IndexFunc(n.field.Words, func(w string) bool { return strings.EqualFold(w, value) })
		if i < 0 {
			p.fail("%s", never(n, value))
			return
		}
		n.want = n.field.Words[i]
	case Text, Money:
		n.want = strings.ToLower(value)
	}
}

// mostWords is how many words a message lists.
const mostWords = 20

// never says that a field cannot hold a word: with a slip of the pen in it, a gate
// would stay open for good.
func never[R any](n *node[R], value string) string {
	rest := ""
	if words := n.field.Words; len(words) <= mostWords {
		rest = "; it is one of " + strings.Join(words, ", ")
	}
	// A suggestion keeps the case of the words, which may be capitals.
	guess := yamldoc.Suggest(value, n.field.Words)
	if guess == "" {
		guess = yamldoc.Suggest(strings.ToLower(value), n.field.Words)
	}
	text := n.field.Name + " is never "
	if n.op == "has" {
		text = n.field.Name + " never has "
	}
	return text + quoted(value) + guess + rest
}

// day is a day as files have it.
var day = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`) })
