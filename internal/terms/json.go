package terms

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// A word writes and reads itself as its id, so that a result holds words as they
// are.

// ID returns the id at a place of a list of ids, as MarshalText of a word wants
// it; what names the kind of word in errors.
func ID(place int, ids []string, what string) ([]byte, error) {
	if place < 0 || place >= len(ids) {
		return nil, fmt.Errorf("no %s has the number %d", what, place)
	}
	return []byte(ids[place]), nil
}

// Place returns the place of an id in a list of ids, as UnmarshalText of a word
// wants it.
func Place(id []byte, ids []string, what string) (int, error) {
	place := slices.Index(ids, string(id))
	if place < 0 {
		return 0, fmt.Errorf("unknown %s %q", what, id)
	}
	return place, nil
}

// Words lists the ids of the models.
func (Model) Words() []string { return slices.Clone(modelIDs[:]) }

// Words lists the ids of the towers.
func (Tower) Words() []string { return slices.Clone(towerIDs[:]) }

// Words lists the ids of the sides that can run a tower; "undecided" is none.
func (Side) Words() []string { return slices.Clone(sideIDs[Provider:]) }

// MarshalText returns the id of the model.
func (m Model) MarshalText() ([]byte, error) { return ID(int(m), modelIDs[:], "model") }

// UnmarshalText reads the id of a model.
func (m *Model) UnmarshalText(id []byte) error {
	place, err := Place(id, modelIDs[:], "model")
	*m = Model(place)
	return err
}

// MarshalText returns the id of the tower.
func (t Tower) MarshalText() ([]byte, error) { return ID(int(t), towerIDs[:], "tower") }

// UnmarshalText reads the id of a tower.
func (t *Tower) UnmarshalText(id []byte) error {
	place, err := Place(id, towerIDs[:], "tower")
	*t = Tower(place)
	return err
}

// MarshalText returns the id of the side; "undecided" for none.
func (s Side) MarshalText() ([]byte, error) { return ID(int(s), sideIDs[:], "side") }

// UnmarshalText reads the id of a side, or "undecided".
func (s *Side) UnmarshalText(id []byte) error {
	place, err := Place(id, sideIDs[:], "side")
	*s = Side(place)
	return err
}

// MarshalJSON writes the side of every tower, in the order of the towers.
func (s Split) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	before := byte('{')
	for t, side := range s {
		b.WriteByte(before)
		b.WriteString(`"` + towerIDs[t] + `":"` + side.String() + `"`)
		before = ','
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads the sides of towers; one that is left out is undecided.
func (s *Split) UnmarshalJSON(data []byte) error {
	var sides map[Tower]Side
	if err := json.Unmarshal(data, &sides); err != nil {
		return fmt.Errorf("read a split: %w", err)
	}
	*s = Split{}
	for t, side := range sides {
		s[t] = side
	}
	return nil
}

// PerModel is a value for each model, written under the ids of the models.
type PerModel[T any] struct {
	FullyManaged T `json:"fully_managed" yaml:"fully_managed" doc:"For fully managed IT."`
	CoManaged    T `json:"co_managed" yaml:"co_managed" doc:"For co-managed IT."`
	Hybrid       T `json:"hybrid" yaml:"hybrid" doc:"For hybrid IT, which is split by function."`
}

// ForEach makes a value for each model.
func ForEach[T any](f func(Model) T) PerModel[T] {
	return PerModel[T]{f(FullyManaged), f(CoManaged), f(Hybrid)}
}

// Of returns the value of a model.
func (p *PerModel[T]) Of(m Model) *T {
	switch m {
	case CoManaged:
		return &p.CoManaged
	case Hybrid:
		return &p.Hybrid
	case FullyManaged:
	}
	return &p.FullyManaged
}

// Optional is a text that need not be there: the empty one is written as null.
type Optional string

// MarshalJSON writes the text, or null for an empty one.
func (o Optional) MarshalJSON() ([]byte, error) {
	if o == "" {
		return []byte("null"), nil
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // as every other text of a result
	if err := enc.Encode(string(o)); err != nil {
		return nil, fmt.Errorf("write a text: %w", err)
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// UnmarshalJSON reads a text or null.
func (o *Optional) UnmarshalJSON(data []byte) error {
	var s *string
	if err := json.Unmarshal(data, &s); err != nil {
		return fmt.Errorf("read a text: %w", err)
	}
	*o = ""
	if s != nil {
		*o = Optional(*s)
	}
	return nil
}
