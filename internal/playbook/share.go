package playbook

import (
	"fmt"
	"slices"
	"strconv"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

// Sharing says what a page is made for, and so which of the data go along with it.
type Sharing struct {
	Inside bool // it is the provider's own: everything goes along
	Price  bool // it says what the service costs
	Full   bool // it says so in full: line by line
	Report bool // it has the documents of a report
}

// Share writes the data in force as texts, by the names of their files, for a page that
// works with them. For a client's page it leaves out what a client must not read: where
// anything comes from, what only the provider reads, the words of private questions, and
// what the page is not made for. The keys are marked where their files are declared (see
// yamldoc.Given). The playbook must have been loaded whole; results do not differ.
func (p *Playbook) Share(to Sharing) (map[string]string, error) {
	texts := map[string]string{}
	for _, file := range FileNames() {
		root := p.documents[file].tree()
		if root == nil {
			return nil, fmt.Errorf("%s was not read", file)
		}
		shape, err := Shape(file)
		if err != nil {
			return nil, err
		}
		if file == TextsFile && root.Get(keyPages) == nil {
			root = withPages(root)
		}
		switch {
		case to.Inside:
		case file == CatalogueFile && !to.Report:
			root = only(root, "version")
		case file == RateCardFile && !to.Price:
			root = only(root, "version", "currency")
		default:
			shared := to.value(root, shape)
			root = &shared
			if file == TextsFile {
				root = p.withoutInside(to, shared)
			}
		}
		texts[file] = string(emit.Node(root))
	}
	return texts, nil
}

// only is a file with nothing but some of its keys.
func only(root *yamldoc.Node, keys ...string) *yamldoc.Node {
	out := *root
	out.Pairs = nil
	for i := range root.Pairs {
		if slices.Contains(keys, root.Pairs[i].Key.Text) {
			out.Pairs = append(out.Pairs, root.Pairs[i])
		}
	}
	return &out
}

// gives reports whether a key goes along.
func (to Sharing) gives(g yamldoc.Given) bool {
	switch g {
	case yamldoc.GivenAlways:
		return true
	case yamldoc.GivenPrice:
		return to.Full || to.Report
	case yamldoc.GivenReport:
		return to.Report
	case yamldoc.GivenNever:
	}
	return false
}

// value is a value as far as it goes along.
func (to Sharing) value(n *yamldoc.Node, s *yamldoc.Shape) yamldoc.Node {
	out := *n
	switch {
	case s == nil:
	case n.Kind == yamldoc.Sequence && s.Item != nil:
		out.Items = make([]yamldoc.Node, 0, len(n.Items))
		for i := range n.Items {
			item := &n.Items[i]
			switch {
			case isInternal(item):
			case isPrivate(item):
				out.Items = append(out.Items, to.withoutWords(item, s.Item))
			default:
				out.Items = append(out.Items, to.value(item, s.Item))
			}
		}
	case n.Kind == yamldoc.Mapping && s.Form == yamldoc.FormMap:
		out.Pairs = slices.Clone(n.Pairs)
		for i := range out.Pairs {
			out.Pairs[i].Value = to.value(&out.Pairs[i].Value, s.Item)
		}
	case n.Kind == yamldoc.Mapping && s.Form == yamldoc.FormRecord:
		out.Pairs = to.record(n, s)
	}
	return out
}

// record is the keys of a mapping that go along. One that must stand stands without words.
func (to Sharing) record(n *yamldoc.Node, s *yamldoc.Shape) []yamldoc.Pair {
	pairs := make([]yamldoc.Pair, 0, len(n.Pairs))
	for i := range n.Pairs {
		pair := n.Pairs[i]
		at := slices.IndexFunc(s.Fields, func(f yamldoc.Field) bool { return f.Key == pair.Key.Text })
		if at < 0 { // what another reader reads
			pairs = append(pairs, pair)
			continue
		}
		switch f := &s.Fields[at]; {
		case to.gives(f.Given):
			pair.Value = to.value(&pair.Value, f.Shape)
		case f.Optional && f.Shape.Form != yamldoc.FormText:
			continue
		default: // a source is asked for beside a figure, also where it may be left out
			pair.Value = to.withoutWords(&pair.Value, f.Shape)
		}
		pairs = append(pairs, pair)
	}
	return pairs
}

// noWords stands in the place of words that do not go along.
const noWords = "-"

// withoutWords is a value with nothing in the place of what people read: what is left are
// ids, numbers and conditions, without which the other data could not be read.
func (to Sharing) withoutWords(n *yamldoc.Node, s *yamldoc.Shape) yamldoc.Node {
	out := *n
	switch {
	case s == nil:
	case n.Kind == yamldoc.Scalar && s.Form == yamldoc.FormText && s.Ref == "" && !s.ID && s.Pattern == "":
		out.Text, out.Quoted = noWords, true
	case n.Kind == yamldoc.Sequence && s.Item != nil:
		out.Items = make([]yamldoc.Node, len(n.Items))
		for i := range n.Items {
			out.Items[i] = to.withoutWords(&n.Items[i], s.Item)
			tellApart(&out.Items[i], s.Key, i)
		}
	case n.Kind == yamldoc.Mapping && s.Form == yamldoc.FormMap:
		out.Pairs = slices.Clone(n.Pairs)
		for i := range out.Pairs {
			out.Pairs[i].Value = to.withoutWords(&out.Pairs[i].Value, s.Item)
		}
	case n.Kind == yamldoc.Mapping && s.Form == yamldoc.FormRecord:
		out.Pairs = slices.Clone(n.Pairs)
		for i := range out.Pairs {
			key := out.Pairs[i].Key.Text
			at := slices.IndexFunc(s.Fields, func(f yamldoc.Field) bool { return f.Key == key })
			if at >= 0 && !isName(key) {
				out.Pairs[i].Value = to.withoutWords(&out.Pairs[i].Value, s.Fields[at].Shape)
			}
		}
	}
	return out
}

// tellApart gives the items of a list that are told apart by what no longer stands there a
// number each.
func tellApart(item *yamldoc.Node, key string, i int) {
	for k := range item.Pairs {
		if p := &item.Pairs[k]; p.Key.Text == key && p.Value.Text == noWords {
			p.Value.Text = strconv.Itoa(i + 1)
		}
	}
}

// isName reports whether a key holds an id, although its shape does not say so, or what a
// client reads in the place of the rest.
func isName(key string) bool {
	switch key {
	case "id", "section", "question", "weight_to", "public", "exclusive":
		return true
	}
	return false
}

// internalAudience is the audience of what only the provider reads.
const internalAudience = "internal"

// isInternal reports whether an item is for the provider alone.
func isInternal(item *yamldoc.Node) bool {
	audience := item.Get("audience")
	return audience != nil && audience.Text == internalAudience
}

// isPrivate reports whether an item is about a person or a wage.
func isPrivate(item *yamldoc.Node) bool {
	is := func(key, word string) bool {
		n := item.Get(key)
		return n != nil && n.Kind == yamldoc.Scalar && n.Text == word
	}
	return is("self_assessment", "false") || is("private", "true")
}
