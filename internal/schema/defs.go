package schema

import (
	"fmt"

	"mspscope/internal/emit"
)

// leastShared is the size in bytes from which a schema is written once where it stands
// several times.
const leastShared = 80

// sharing finds schemas that stand several times in another one.
type sharing struct {
	seen  map[string]int    // how often
	names map[string]string // of those that are written once
	taken map[string]bool
	defs  ordered
}

// shared writes what stands several times in a schema once, under $defs: what may be said
// of an answer is the same for most questions.
func shared(s ordered) (ordered, error) {
	w := sharing{seen: map[string]int{}, names: map[string]string{}, taken: map[string]bool{}}
	if err := w.count(s); err != nil {
		return nil, err
	}
	parts, err := w.parts("engagement", s)
	if err != nil {
		return nil, err
	}
	if len(w.defs) > 0 {
		parts = append(parts, member{"$defs", w.defs})
	}
	return parts, nil
}

// count notes the schemas below one.
func (w *sharing) count(s ordered) error {
	_, err := each(s, "", func(_ string, below ordered) (ordered, error) {
		text, err := emit.JSON(below)
		if err != nil {
			return nil, err
		}
		if w.seen[string(text)]++; w.seen[string(text)] > 1 {
			return below, nil // those below it are counted with it
		}
		return below, w.count(below)
	})
	return err
}

// parts is a schema whose parts are references where they stand several times.
func (w *sharing) parts(of string, s ordered) (ordered, error) {
	return each(s, of, func(name string, below ordered) (ordered, error) {
		text, err := emit.JSON(below)
		if err != nil {
			return nil, err
		}
		if w.seen[string(text)] < 2 || len(text) < leastShared {
			return w.parts(name, below)
		}
		id, known := w.names[string(text)]
		if !known {
			id = name
			for i := 2; w.taken[id]; i++ {
				id = fmt.Sprintf("%s_%d", name, i)
			}
			w.names[string(text)], w.taken[id] = id, true
			at := len(w.defs)
			w.defs = append(w.defs, member{key: id})
			once, err := w.parts(name, below)
			if err != nil {
				return nil, err
			}
			w.defs[at].value = once
		}
		return ordered{{"$ref", "#/$defs/" + id}}, nil
	})
}

// each replaces the schemas directly below one; name is that of the key they stand
// under.
func each(s ordered, name string, replace func(name string, below ordered) (ordered, error)) (ordered, error) {
	out := append(ordered{}, s...)
	for i, m := range out {
		var err error
		switch below := m.value.(type) {
		case ordered:
			switch m.key {
			case "properties":
				named := append(ordered{}, below...)
				for k, p := range named {
					schema, ok := p.value.(ordered)
					if !ok {
						continue
					}
					if named[k].value, err = replace(p.key, schema); err != nil {
						return nil, err
					}
				}
				out[i].value = named
			case "items", "additionalProperties":
				out[i].value, err = replace(name, below)
			}
		case []ordered:
			list := append([]ordered{}, below...)
			for k := range list {
				if list[k], err = replace(name, list[k]); err != nil {
					return nil, err
				}
			}
			out[i].value = list
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
