package yamldoc

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Fields reads the keys of one mapping. Each problem is recorded in the report
// and reading goes on, so that a file's problems all appear at once. End must
// be called last: it reports keys that nobody asked for.
type Fields struct {
	report *Report
	node   *Node
	known  []string
}

// Fields begins to read a mapping; what names it in messages ("an option").
// It returns false, with the problem recorded, when n is not a mapping.
func (r *Report) Fields(n *Node, what string) (*Fields, bool) {
	if n.Kind != Mapping {
		r.Add(n, "%s must be a mapping of keys and values, not %s", what, n.Describe())
		return nil, false
	}
	return &Fields{report: r, node: n}, true
}

// Opt returns the value of a key, or nil when the key is not there.
func (f *Fields) Opt(key string) *Node {
	f.known = append(f.known, key)
	return f.node.Get(key)
}

// Need returns the value of a key that must be there.
func (f *Fields) Need(key string) *Node {
	n := f.Opt(key)
	if n == nil {
		f.report.Missing(f.node, key)
	}
	return n
}

// Text returns the text of a key that must be there, "" when it is not.
func (f *Fields) Text(key string) string {
	n := f.Need(key)
	if n == nil {
		return ""
	}
	return f.report.Text(n, key)
}

// OptText returns the text of a key, "" when the key is not there.
func (f *Fields) OptText(key string) string {
	n := f.Opt(key)
	if n == nil {
		return ""
	}
	return f.report.Text(n, key)
}

// Int returns the whole number of a key that must be there and lie within the
// bounds, both included.
func (f *Fields) Int(key string, low, high int64) int64 {
	n := f.Need(key)
	if n == nil {
		return low
	}
	return f.report.Int(n, key, low, high)
}

// Texts returns a list of texts, nil when the key is not there.
func (f *Fields) Texts(key string) []string {
	n := f.Opt(key)
	if n == nil {
		return nil
	}
	return f.report.Texts(n, key)
}

// List returns the items of a list, nil when the key is not there.
func (f *Fields) List(key string) []Node {
	n := f.Opt(key)
	if n == nil {
		return nil
	}
	if n.Kind != Sequence {
		f.report.Add(n, "%q must be a list, not %s", key, n.Describe())
		return nil
	}
	return n.Items
}

// NeedList returns the items of a list that must be there and not be empty.
func (f *Fields) NeedList(key string) []Node {
	n := f.Need(key)
	if n == nil {
		return nil
	}
	if n.Kind != Sequence || len(n.Items) == 0 {
		f.report.Add(n, "%q must be a list with at least one item, not %s", key, n.Describe())
		return nil
	}
	return n.Items
}

// Version checks the first key of every file: version: 1.
func (f *Fields) Version() {
	n := f.Opt("version")
	switch {
	case n == nil:
		f.report.Add(f.node, "\"version\" is missing; write 'version: 1' as the first line")
	case n.Kind != Scalar || n.Quoted || n.Text != "1":
		f.report.Add(n, "version %s is not known to this program; it reads version 1", n.Describe())
	}
}

// End reports every key that was not asked for.
func (f *Fields) End() {
	for i := range f.node.Pairs {
		key := &f.node.Pairs[i].Key
		known := slices.Contains(f.known, key.Text)
		if !known {
			f.report.unknownKey(f.node, i, f.known)
		}
	}
}

// unknownKey reports a key of a mapping, by its place, that is none of the known ones.
func (r *Report) unknownKey(mapping *Node, i int, known []string) {
	n := &mapping.Pairs[i].Key
	if torn := mapping.SplitNumber(i); torn != "" {
		r.Add(n, "%s", torn)
		return
	}
	r.Add(n, "unknown key %s%s; remove or correct it", Quote(n.Text), r.Suggest(n.Text, known))
}

// Text returns the text of a scalar. A number or a word is a text too; a list,
// a mapping and nothing at all are not.
func (r *Report) Text(n *Node, what string) string {
	if n.Kind != Scalar {
		r.Add(n, "%q must be a text, not %s", what, n.Describe())
		return ""
	}
	return n.Text
}

// Texts returns the texts of a list.
func (r *Report) Texts(n *Node, what string) []string {
	if n.Kind != Sequence {
		r.Add(n, "%q must be a list, not %s; put it in brackets", what, n.Describe())
		return nil
	}
	texts := make([]string, 0, len(n.Items))
	for i := range n.Items {
		texts = append(texts, r.Text(&n.Items[i], what))
	}
	return texts
}

// Hundredths reads a number with at most two decimals, exactly, in hundredths.
func (r *Report) Hundredths(n *Node, what string) (int64, bool) {
	return r.Number(n, what, "a number such as 24 or 0.5, at most two decimals and without separators")
}

// Number reads a number as Hundredths does; wanted says what else to write.
func (r *Report) Number(n *Node, what, wanted string) (int64, bool) {
	if v, ok := n.Hundredths(); ok {
		return v, true
	}
	switch {
	case n.Kind == Null:
		r.Add(n, "%s has no value; write %s", what, wanted)
		return 0, false
	case n.Kind != Scalar:
		r.Add(n, "%s must be a number, not %s", what, n.Describe())
		return 0, false
	case n.Quoted:
		hint := ""
		if _, _, _, ok := plainNumber(n.Text); ok {
			hint = "; remove the quotes"
		}
		r.Add(n, "%s must be a number, not %s%s", what, n.Describe(), hint)
		return 0, false
	}
	if hint := Separated(n.Text); hint != "" {
		r.Add(n, "%s: %s", what, hint)
		return 0, false
	}
	r.Add(n, "%s must be %s, not %s", what, wanted, n.Describe())
	return 0, false
}

// Hundredths returns the plain number that the node is, with at most two decimals, in
// hundredths.
func (n *Node) Hundredths() (int64, bool) {
	if n.Kind != Scalar || n.Quoted {
		return 0, false
	}
	return ParseHundredths(n.Text)
}

// signed are numbers with other signs between their digits. Only errors ask for
// them, so they are not worked out at every start.
var signed = sync.OnceValue(func() (all struct{ commaThousands, otherThousands, commaDecimals *regexp.Regexp }) {
	all.commaThousands = regexp.MustCompile(`^-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?$`)
	all.otherThousands = regexp.MustCompile(`^-?[1-9][0-9]{0,2}(([ _'\x{2019}\x{a0}\x{202f}][0-9]{3})+|(\.[0-9]{3}){2,})([.,][0-9]+)?$|^-?[1-9][0-9]{0,2}(\.[0-9]{3})+,[0-9]+$`)
	all.commaDecimals = regexp.MustCompile(`^-?(0|[1-9][0-9]*),[0-9]+$`)
	return all
})

// Separated says what to write for a number with signs between its digits, "" for
// anything else. Where two readings are possible it names both.
func Separated(s string) string {
	digits := func(s string) string {
		return strings.Map(func(c rune) rune {
			if c == '-' || c >= '0' && c <= '9' {
				return c
			}
			return -1
		}, s)
	}
	plain := func(s string) string {
		whole, fraction, _ := strings.Cut(s, ".")
		switch fraction = strings.TrimRight(fraction, "0"); {
		case fraction == "":
			return whole
		case len(fraction) > 2:
			return "a number with at most two decimals"
		}
		return whole + "." + fraction
	}
	switch {
	case pointThousands(s):
		return fmt.Sprintf("%s can be read in two ways; write %s or %s", s, digits(s), plain(s))
	case signed().commaThousands.MatchString(s) && strings.Count(s, ",") == 1 && !strings.Contains(s, "."):
		return fmt.Sprintf("%s can be read in two ways; write %s, without separators, or %s", s, digits(s), plain(strings.Replace(s, ",", ".", 1)))
	case signed().commaThousands.MatchString(s), signed().otherThousands.MatchString(s):
		whole, fraction := s, ""
		if i := strings.LastIndexAny(s, ".,"); i >= 0 && strings.Count(s, s[i:i+1]) == 1 {
			whole, fraction = s[:i], "."+s[i+1:]
		}
		return fmt.Sprintf("%q has separators; write %s", s, plain(digits(whole)+fraction))
	case signed().commaDecimals.MatchString(s):
		return fmt.Sprintf("%s has a comma; write %s", s, plain(strings.Replace(s, ",", ".", 1)))
	}
	return ""
}

// plainNumber cuts a number as people write it: no leading zero, no exponent, no
// hexadecimal, no separators. Thousands of numbers are read for every client, so it
// is no regular expression.
func plainNumber(s string) (negative bool, whole, fraction string, ok bool) {
	whole, negative = strings.CutPrefix(s, "-")
	whole, fraction, point := strings.Cut(whole, ".")
	ok = areDigits(whole) && (len(whole) == 1 || whole[0] != '0') && (!point || areDigits(fraction))
	return negative, whole, fraction, ok
}

func areDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// pointThousands reports whether three digits stand behind a single point, which may
// be meant as thousands unless a zero stands before them.
func pointThousands(s string) bool {
	_, whole, fraction, ok := plainNumber(s)
	return ok && len(fraction) == 3 && len(whole) <= 3 && whole != "0"
}

// ParseHundredths reads a plain number, such as "24" or "0.5", in hundredths, with at
// most two decimals and at most 15 digits before the point. It takes no "2.000", which
// is two for some people and two thousand for others.
func ParseHundredths(s string) (int64, bool) {
	negative, whole, fraction, ok := plainNumber(s)
	if !ok || len(fraction) == 3 && pointThousands(s) {
		return 0, false
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(whole) > 15 || len(fraction) > 2 {
		return 0, false
	}
	var v int64
	for i := range len(whole) {
		v = v*10 + int64(whole[i]-'0')
	}
	for i := range 2 {
		v *= 10
		if i < len(fraction) {
			v += int64(fraction[i] - '0')
		}
	}
	if negative {
		v = -v
	}
	return v, true
}

// FormatHundredths writes a number of hundredths without needless zeros.
func FormatHundredths(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	switch {
	case n%100 == 0:
		return fmt.Sprintf("%s%d", sign, n/100)
	case n%10 == 0:
		return fmt.Sprintf("%s%d.%d", sign, n/100, n%100/10)
	default:
		return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
	}
}

// Int reads a whole number within bounds, both included.
func (r *Report) Int(n *Node, what string, low, high int64) int64 {
	v, ok := r.Hundredths(n, what)
	if !ok {
		return low
	}
	if v%100 != 0 {
		r.Add(n, "%s must be a whole number, not %s", what, n.Text)
		return low
	}
	v /= 100
	if v < low || v > high {
		r.Add(n, "%s must be from %d to %d, not %s", what, low, high, n.Text)
		return low
	}
	return v
}

// Node returns the mapping that is read, for messages about it as a whole.
func (f *Fields) Node() *Node { return f.node }
