package yamldoc

import (
	"cmp"
	"encoding"
	"iter"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// Refs are the ids that a text with the tag ref may be, by what the tag says. What
// has none here is looked up by whoever decodes.
type Refs map[string][]string

// Decode reads a mapping into the struct that into points at, as its tags say
// (see Shape). What names the mapping in messages. Every problem goes to the
// report, with its place; where there is one, the result is false and into may
// only be used to look for more problems (see Place): a pointer to what has one is
// nil. Decode is for files that are read once: answers, of which there are
// thousands, have a reader of their own.
func Decode(r *Report, n *Node, what string, into any, refs Refs) bool {
	before := r.Len()
	v := reflect.ValueOf(into).Elem()
	b := shapes{}
	s := b.of(v.Type(), tags{})
	if b.err != nil {
		r.Add(n, "the program cannot read this: %v", b.err)
		return false
	}
	d := decoder{Report: r, refs: refs}
	d.value(n, v, s, what)
	return r.Len() == before
}

// decoder is one reading.
type decoder struct {
	*Report
	refs     Refs
	patterns map[string]*regexp.Regexp // those that a text was held to
}

// value reads a node into v, which is of the type that the shape was made from.
func (d *decoder) value(n *Node, v reflect.Value, s *Shape, what string) {
	if v.Kind() == reflect.Pointer { // which stays nil where the value has a problem
		before, to := d.Len(), reflect.New(v.Type().Elem())
		if d.value(n, to.Elem(), s, what); d.Len() == before {
			v.Set(to)
		}
		return
	}
	if v.CanAddr() {
		if own, ok := reflect.TypeAssert[Decoder](v.Addr()); ok {
			own.DecodeNode(d.Report, n, what)
			return
		}
	}
	switch s.Form {
	case FormText:
		v.SetString(d.text(n, s, what))
	case FormWord:
		d.word(n, v, s, what)
	case FormWhole:
		v.SetInt(d.Int(n, what, s.Low, s.High))
	case FormNumber:
		v.SetInt(d.number(n, s, what))
	case FormBool:
		v.SetBool(d.bool(n, what))
	case FormList:
		d.list(n, v, s, what)
	case FormMap:
		d.mapping(n, v, s, what)
	case FormRecord:
		d.record(n, v, s, what)
	case FormOther:
		if a, ok := reflect.TypeAssert[*Any](v.Addr()); ok {
			a.Node = n
		}
	}
}

func (d *decoder) text(n *Node, s *Shape, what string) string {
	text := d.Text(n, what)
	switch {
	case n.Kind != Scalar:
	case s.ID && !IsID(text):
		d.Add(n, "%q must be a word of small letters, digits and underscores such as it_fte, not %s", what, n.Describe())
	case !s.Empty && strings.TrimSpace(text) == "":
		d.Add(n, "%q is empty; write a text", what)
	case s.Pattern != "" && !d.matches(text, s.Pattern):
		d.Add(n, "%q must be %s, not %s", what, s.Like, n.Describe())
	case s.Ref != "" && d.refs[s.Ref] != nil && !slices.Contains(d.refs[s.Ref], text):
		d.Unknown(n, s.Ref, d.refs[s.Ref])
	case s.Holds != nil:
		d.placeholders(n, s.Holds, what)
	}
	return text
}

// matches reports whether a text looks as a pattern says. A pattern is read when the first
// text meets it: most are of keys that few files have, and reading one takes longer than
// all else that is done with a text.
func (d *decoder) matches(text, pattern string) bool {
	if d.Held {
		return true
	}
	r, known := d.patterns[pattern]
	if !known {
		r, _ = compile(pattern) // ShapeOf says where one cannot be read
		if d.patterns == nil {
			d.patterns = map[string]*regexp.Regexp{}
		}
		d.patterns[pattern] = r
	}
	return r != nil && r.MatchString(text)
}

// placeholders reports what stands in braces in a text and nothing will ever be
// put in the place of.
func (d *decoder) placeholders(n *Node, holds []string, what string) {
	for rest := n.Text; ; {
		_, inside, _ := strings.Cut(rest, "{")
		name, after, closed := strings.Cut(inside, "}")
		if !closed {
			return
		}
		if rest = after; !slices.Contains(holds, name) {
			d.Add(n, "%q has no %s to put in%s; it may use {%s}", what, Quote("{"+name+"}"), Suggest(name, holds), strings.Join(holds, "}, {"))
		}
	}
}

// IsID reports whether s can be an id: small letters, digits and underscores.
// Ids stand in files, flags, conditions (where a dot has a meaning) and messages.
func IsID(s string) bool {
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' {
			return false
		}
	}
	return s != ""
}

// maxListed is the largest number of known things that a message lists.
const maxListed = 20

// Unknown reports a node that should name one of some known things: what says
// which, "question". Where no suggestion can be made and they are few, the message
// lists them.
func (r *Report) Unknown(n *Node, what string, known []string) {
	hint := r.Suggest(n.Text, known)
	if hint == "" && len(known) > 0 && len(known) <= maxListed {
		hint = "; write one of " + strings.Join(known, ", ")
	}
	r.Add(n, "unknown %s %s%s", what, n.Describe(), hint)
}

// Word reads one of some known words and returns its place among them, -1 for
// none of them.
func (r *Report) Word(n *Node, what string, known []string) int {
	text := ""
	if n.Kind == Scalar {
		text = n.Text
		if i := slices.Index(known, text); i >= 0 {
			return i
		}
	}
	r.Add(n, "%q cannot be %s%s; write one of %s", what, n.Describe(), r.Suggest(text, known), strings.Join(known, ", "))
	return -1
}

// Mapping goes through the values of a mapping whose keys are some known words,
// each with the place of its word.
func (r *Report) Mapping(n *Node, what string, words []string) iter.Seq2[int, *Node] {
	return func(yield func(int, *Node) bool) {
		if n.Kind != Mapping {
			r.Add(n, "%q must be a mapping of keys and values, not %s", what, n.Describe())
			return
		}
		for i := range n.Pairs {
			key := &n.Pairs[i].Key
			switch place := slices.Index(words, key.Text); {
			case place < 0:
				r.unknownKey(n, i, words)
			case !yield(place, &n.Pairs[i].Value):
				return
			}
		}
	}
}

func (d *decoder) word(n *Node, v reflect.Value, s *Shape, what string) {
	if d.Word(n, what, s.Words) < 0 {
		return
	}
	if s.itself {
		if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(n.Text)); err != nil { //nolint:forcetypeassert // the shape says so
			d.Add(n, "%q: %v", what, err)
		}
		return
	}
	v.SetString(n.Text)
}

func (d *decoder) number(n *Node, s *Shape, what string) int64 {
	v, ok := d.Hundredths(n, what)
	if ok && (v < s.Low || v > s.High) {
		d.Add(n, "%q must be from %s to %s, not %s", what, FormatHundredths(s.Low), FormatHundredths(s.High), n.Text)
	}
	return v
}

func (d *decoder) bool(n *Node, what string) bool {
	if n.Kind == Scalar && !n.Quoted && (n.Text == "true" || n.Text == "false") {
		return n.Text == "true"
	}
	d.Add(n, "%q must be true or false, not %s", what, n.Describe())
	return false
}

func (d *decoder) list(n *Node, v reflect.Value, s *Shape, what string) {
	switch {
	case n.Kind != Sequence:
		d.Add(n, "%q must be a list, not %s; put it in brackets", what, n.Describe())
		return
	case len(n.Items) == 0 && s.Least > 0:
		d.Add(n, "%q must be a list with at least one item, not %s", what, n.Describe())
		return
	case s.Least > 0 && s.Least == s.Most && len(n.Items) != s.Most:
		d.Add(n, "%q needs %d items, not %d", what, s.Most, len(n.Items))
		return
	case s.Most > 0 && len(n.Items) > s.Most:
		d.Add(&n.Items[s.Most], "%q takes at most %d items", what, s.Most)
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items)))
	item := cmp.Or(s.Item.What, what)
	var seen map[string]*Node // by their keys
	if s.Key != "" && (s.All || !d.Held) {
		seen = make(map[string]*Node, len(n.Items))
	}
	for i := range n.Items {
		d.value(&n.Items[i], v.Index(i), s.Item, item)
		if seen != nil && (s.Item.Form != FormRecord || n.Items[i].Kind == Mapping) {
			d.once(&n.Items[i], s.Key, item, seen)
		}
	}
	if s.All && len(seen) == len(n.Items) { // one that was misread may be the missing one
		d.complete(n, what, d.keys(s.Item, s.Key), func(word string) bool { return seen[word] != nil })
	}
}

// keys are the words, or the ids of something else, that a key of a record may be.
func (d *decoder) keys(s *Shape, key string) []string {
	for i := range s.Fields {
		if f := &s.Fields[i]; f.Key == key {
			return slices.Concat(f.Shape.Words, d.refs[f.Shape.Ref])
		}
	}
	return nil
}

// complete reports the words that do not stand, unless one stands that is none
// of them and may be meant for one.
func (d *decoder) complete(n *Node, what string, words []string, stands func(word string) bool) {
	var missing []string
	for _, word := range words {
		if !stands(word) {
			missing = append(missing, word)
		}
	}
	if found := max(len(n.Items), len(n.Pairs)); len(missing) > 0 && found+len(missing) <= len(words) {
		d.Add(n, "%q lacks %s; add %s", what, strings.Join(missing, ", "), map[bool]string{true: "it", false: "them"}[len(missing) == 1])
	}
}

// once reports an item that has the key of another one before it. An empty key
// is a problem already and nobody's second.
func (d *decoder) once(n *Node, key, what string, seen map[string]*Node) {
	id := n
	if n.Kind == Mapping {
		id = n.Get(key)
	}
	if id == nil || id.Kind != Scalar || id.Text == "" {
		return
	}
	first, twice := seen[id.Text]
	if !twice {
		seen[id.Text] = id
		return
	}
	_, noun, _ := strings.Cut(what, " ")
	d.Add(id, "the %s %s stands here a second time (first on line %d); give it another %s or remove it", cmp.Or(noun, key), Quote(id.Text), first.Line, key)
}

func (d *decoder) mapping(n *Node, v reflect.Value, s *Shape, what string) {
	if n.Kind != Mapping {
		d.Add(n, "%q must be a mapping of keys and values, not %s", what, n.Describe())
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), len(n.Pairs)))
	key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem() // for all: they are copied
	for i := range n.Pairs {
		value.SetZero()
		at := &n.Pairs[i].Key
		if s.Words != nil && !slices.Contains(s.Words, at.Text) {
			d.unknownKey(n, i, s.Words)
			continue
		}
		d.value(&n.Pairs[i].Value, value, s.Item, cmp.Or(s.Item.What, at.Text))
		if s.itself {
			if key.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(at.Text)) != nil { //nolint:forcetypeassert // the shape says so
				continue
			}
		} else {
			key.SetString(at.Text)
		}
		v.SetMapIndex(key, value)
	}
	if s.All {
		d.complete(n, what, s.Words, func(word string) bool { return n.Get(word) != nil })
	}
}

func (d *decoder) record(n *Node, v reflect.Value, s *Shape, what string) {
	var place Place
	at := &place
	if s.place != nil {
		at = v.FieldByIndex(s.place).Addr().Interface().(*Place) //nolint:forcetypeassert // the shape says so
	}
	before := d.Len()
	if n.Kind != Mapping {
		if !strings.Contains(what, " ") {
			what = Quote(what) // a key, not "a criterion"
		}
		d.Fields(n, what) // which says what is wrong
	}
	if *at = (Place{n, n.Kind != Mapping}); at.Faulty {
		return
	}
	found := 0
	for i := range s.Fields {
		field := &s.Fields[i]
		value := n.Get(field.Key)
		if value != nil {
			found++
		}
		to := v.FieldByIndex(field.index)
		switch {
		case to.Type() == reflect.TypeFor[Version]():
			(&Fields{report: d.Report, node: n}).Version()
		case value != nil:
			d.value(value, to, field.Shape, field.Key)
		case !field.Optional:
			d.Missing(n, field.Key)
		default:
			setDefault(to, field)
		}
	}
	if !s.part && found < len(n.Pairs) {
		d.unknown(n, s.Fields)
	}
	at.Faulty = d.Len() > before
}

// unknown reports the keys of a mapping that are none of a record's.
func (d *decoder) unknown(n *Node, fields []Field) {
	known := make([]string, len(fields))
	for i := range fields {
		known[i] = fields[i].Key
	}
	f := Fields{report: d.Report, node: n, known: known}
	f.End()
}

// setDefault sets a value that was left out to what holds then.
func setDefault(v reflect.Value, f *Field) {
	switch {
	case f.Default == "":
	case v.Kind() == reflect.Bool:
		v.SetBool(f.Default == "true")
	case v.Kind() == reflect.String:
		v.SetString(f.Default)
	case v.CanInt():
		if n, ok := ParseHundredths(f.Default); ok {
			if v.Type() != reflect.TypeFor[Number]() {
				n /= 100
			}
			v.SetInt(n)
		}
	}
}
