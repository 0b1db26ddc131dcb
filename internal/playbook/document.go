package playbook

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/yamldoc"
	"mspscope/pricing"
)

// document is one file of a playbook as it is in force: what is read of it goes to
// its report.
type document struct {
	report  *yamldoc.Report
	base    *yamldoc.Node // the built-in file below an own one
	root    *yamldoc.Node // nil when nothing can be read
	data    string        // what its digest is over
	parsed  string        // the part of data that is read at once; "" for all of it
	room    *yamldoc.Room // of the playbook
	foreign bool          // a rate card in another currency, which takes over no amounts
	whole   bool          // an own file that has all keys of its kind and does not say over what it is laid
}

// sources of an own file and the built-in one below it.
const (
	ownSource = iota
	builtInSource
)

// builtInName is how a built-in file is called in messages.
func builtInName(file string) string { return builtInPrefix + file }

const builtInPrefix = "built-in "

// IsBuiltIn reports whether a problem stands in a built-in file. Those are right by
// themselves, so that it comes of what own files make of them.
func IsBuiltIn(p yamldoc.Problem) bool { return strings.HasPrefix(p.File, builtInPrefix) }

// parse parses a file into a report; with problems the result is nil. The files of a
// playbook share a room.
func parse(room *yamldoc.Room, r *yamldoc.Report, name, data string) *yamldoc.Node {
	root, err := room.ParseText(name, data)
	if problems, ok := errors.AsType[yamldoc.Problems](err); ok {
		r.AddAll(problems)
		return nil
	}
	return root
}

// open returns a file as it is in force, not yet read.
func (p *Playbook) open(file string) (*document, error) {
	builtIn := p.shipped.Text(file)
	if builtIn == "" {
		return nil, fmt.Errorf("%s: %w", file, fs.ErrNotExist)
	}
	own, ok := p.files[file]
	if !ok {
		d := &document{report: yamldoc.NewReport(builtInName(file)), data: builtIn, room: &p.room}
		d.report.Ship(ownSource)
		if file == TextsFile && p.shipped.TextsAtOnce != nil {
			d.parsed = p.shipped.TextsAtOnce()
		}
		return d, nil
	}
	d := &document{report: yamldoc.NewReport(p.display(file), builtInName(file)), data: string(own), room: &p.room}
	d.report.Ship(builtInSource)
	d.lay(file, builtIn, d.data)
	return d, nil
}

// lay parses both files and lays the own one over the built-in one.
func (d *document) lay(file, builtIn, own string) {
	r := d.report
	base := parse(d.room, r, builtInName(file), builtIn)
	top := parse(d.room, r, r.File, own)
	if base == nil || top == nil {
		return
	}
	base.From(builtInSource)
	d.base = base
	if file == RateCardFile && otherCurrency(base, top) {
		base, d.foreign = pricing.WithoutAmounts(base), true
	}
	if top.Kind != yamldoc.Mapping {
		d.root = top // its reader says what is wrong
		return
	}
	if top.Get("version") == nil {
		r.Add(top, "\"version\" is missing; write 'version: 1' as the first line")
		top = withVersion(base, top)
	}
	rest, over := extends(r, file, base, top)
	merged := rest
	if over {
		below, above := base, rest
		if file == RateCardFile {
			below, above = pricing.Under(base, rest)
		}
		merged = lay(r, below, above)
	} else if file == TextsFile {
		merged = overPages(r, base, merged)
	}
	d.whole = !over && top.Get(keyExtends) == nil
	before := r.Len()
	if r.CheckSize(merged); r.Len() > before {
		return
	}
	removed := findRemoved(r, base, merged, rest, !over)
	if file == QuestionnaireFile {
		whole := *merged
		whole.Pairs = append([]yamldoc.Pair(nil), merged.Pairs...)
		merged = &whole
		removed.keep(base, merged)
	}
	d.root = merged
	d.data = string(canonical(nil, merged))
	if d.data == string(canonical(nil, base)) {
		d.data = builtIn
	}
}

// withVersion returns an own file with the version of the built-in one, so that its
// reader does not report a second time that it has none.
func withVersion(base, own *yamldoc.Node) *yamldoc.Node {
	value := base.Get("version")
	if value == nil {
		return own
	}
	with := *own
	with.Pairs = append([]yamldoc.Pair{{Key: *base.KeyOf("version"), Value: *value}}, own.Pairs...)
	return &with
}

// tree returns the file as nodes, nil when nothing can be read. It parses what is
// not parsed yet.
func (d *document) tree() *yamldoc.Node {
	if d.root == nil && d.report.Len() == 0 {
		text := d.data
		if d.parsed != "" {
			text = d.parsed
		}
		d.root = parse(d.room, d.report, d.report.File, text)
	}
	return d.root
}

// otherCurrency reports whether an own rate card is in another currency than the
// built-in one, of which it then inherits no amount.
func otherCurrency(base, own *yamldoc.Node) bool {
	there, here := base.Get("currency"), own.Get("currency")
	return there != nil && here != nil && here.Kind == yamldoc.Scalar && here.Text != there.Text
}

// read hands the file to its reader.
func (d *document) read(with func(*yamldoc.Report, *yamldoc.Node)) {
	if root := d.tree(); root != nil {
		with(d.report, root)
	}
}

// readFilled is read with the words in place that other files have for this one.
func (d *document) readFilled(words filler, with func(*yamldoc.Report, *yamldoc.Node)) {
	d.read(func(r *yamldoc.Report, n *yamldoc.Node) {
		if d.base != nil {
			// The two share what the own file leaves as it is, but not all of it: what
			// is filled in one only would look like a change.
			base := deepCopy(d.base)
			fill(&base, words)
			d.base = &base
		}
		fill(n, words)
		with(r, n)
	})
}

// deepCopy copies a node with all that is in it.
func deepCopy(n *yamldoc.Node) yamldoc.Node {
	c := *n
	c.Items, c.Pairs = slices.Clone(n.Items), slices.Clone(n.Pairs)
	for i := range c.Items {
		c.Items[i] = deepCopy(&c.Items[i])
	}
	for i := range c.Pairs {
		c.Pairs[i].Value = deepCopy(&c.Pairs[i].Value)
	}
	return c
}

// canonical appends the content of a node in the one way to write it, without
// places, comments and layout.
func canonical(to []byte, n *yamldoc.Node) []byte {
	text := func(kind byte, s string) {
		to = append(to, kind)
		to = strconv.AppendInt(to, int64(len(s)), 10)
		to = append(to, ':')
		to = append(to, s...)
	}
	count := func(kind byte, n int) {
		to = append(to, kind)
		to = strconv.AppendInt(to, int64(n), 10)
		to = append(to, ':')
	}
	switch n.Kind {
	case yamldoc.Null:
		to = append(to, '~')
	case yamldoc.Scalar:
		kind := byte('s')
		if n.Quoted {
			kind = 'q'
		}
		text(kind, n.Text)
	case yamldoc.Sequence:
		count('[', len(n.Items))
		for i := range n.Items {
			to = canonical(to, &n.Items[i])
		}
	case yamldoc.Mapping:
		count('{', len(n.Pairs))
		for i := range n.Pairs {
			text('k', n.Pairs[i].Key.Text)
			to = canonical(to, &n.Pairs[i].Value)
		}
	}
	return to
}
