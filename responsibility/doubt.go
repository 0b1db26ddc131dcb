package responsibility

import (
	"strings"

	"mspscope/internal/terms"
)

// DoubtKind says what speaks against a decision on a row.
type DoubtKind uint8

// What can speak against a decision.
const (
	AgainstSplit DoubtKind = iota // the other side runs the whole tower
	NobodyThere                   // it is for IT people of the client's own, and there are none
	NoRow                         // the row does not stand for this client
)

// Doubt is a decision that something speaks against. It holds all the same, but for
// that of a row that is not there.
type Doubt struct {
	Activity *Activity
	Side     terms.Side // by the decision
	Owner    terms.Side // of the tower
	Kind     DoubtKind
}

// appendDoubt adds what speaks against a decision on a row that stands.
func appendDoubt(all []Doubt, a *Activity, in *Input, side terms.Side) []Doubt {
	d := Doubt{Activity: a, Side: side, Owner: sideOf(&in.Split, a.Tower)}
	switch {
	case side != terms.Provider && !in.ClientIT:
		d.Kind = NobodyThere
	case side != terms.Shared && d.Owner != terms.Shared && side != d.Owner,
		side == terms.Shared && d.Owner != terms.Shared && d.Owner != terms.Provider:
		d.Kind = AgainstSplit
	default:
		return all
	}
	return append(all, d)
}

// Say words a doubt, "" where the catalogue has no sentence; tower is the name of a tower
// inside a sentence.
func (c *Catalogue) Say(d *Doubt, tower func(terms.Tower) string) string {
	if c.doubts == nil {
		return ""
	}
	text := [...]string{AgainstSplit: c.doubts.Against, NobodyThere: c.doubts.Nobody, NoRow: c.doubts.NoRow}[d.Kind]
	return strings.NewReplacer(
		"{row}", d.Activity.ID, "{name}", d.Activity.Name, "{side}", c.doubts.Sides[d.Side], "{owner}", c.doubts.Sides[d.Owner], "{tower}", tower(d.Activity.Tower),
	).Replace(text)
}
