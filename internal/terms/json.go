package terms

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// The words of the field write and read themselves as their ids, so that a
// result holds them as they are.

// MarshalText returns the id of the model.
func (m Model) MarshalText() ([]byte, error) {
	if m >= NumModels {
		return nil, fmt.Errorf("no model has the number %d", m)
	}
	return []byte(m.String()), nil
}

// UnmarshalText reads the id of a model.
func (m *Model) UnmarshalText(id []byte) (err error) {
	*m, err = parsed(string(id), "model", ParseModel)
	return err
}

// MarshalText returns the id of the tower.
func (t Tower) MarshalText() ([]byte, error) {
	if t >= NumTowers {
		return nil, fmt.Errorf("no tower has the number %d", t)
	}
	return []byte(towerIDs[t]), nil
}

// UnmarshalText reads the id of a tower.
func (t *Tower) UnmarshalText(id []byte) (err error) {
	*t, err = parsed(string(id), "tower", ParseTower)
	return err
}

// MarshalText returns the id of the side; "undecided" for none.
func (s Side) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the id of a side, or "undecided".
func (s *Side) UnmarshalText(id []byte) (err error) {
	if string(id) == Undecided.String() {
		*s = Undecided
		return nil
	}
	*s, err = parsed(string(id), "side", ParseSide)
	return err
}

func parsed[T any](id, what string, parse func(string) (T, bool)) (T, error) {
	v, ok := parse(id)
	if !ok {
		return v, fmt.Errorf("unknown %s %q", what, id)
	}
	return v, nil
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
	FullyManaged T `json:"fully_managed"`
	CoManaged    T `json:"co_managed"`
	Hybrid       T `json:"hybrid"`
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
