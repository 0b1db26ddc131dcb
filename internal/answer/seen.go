package answer

import "slices"

// Seen notes which questions of a view were read, so that whoever works something out can
// tell the answers that have nothing to do with it. It is for one goroutine.
type Seen struct {
	schema *Schema
	read   []bool
}

// Watched returns the view in such a way that what is read of it, and of the views that are
// made of it, is noted.
func (v View) Watched() (View, *Seen) {
	seen := &Seen{v.schema, make([]bool, len(v.schema.questions))}
	return v.watchedBy(seen), seen
}

// watchedBy returns a view whose reads are noted; nil leaves it as it is.
func (v View) watchedBy(seen *Seen) View {
	if seen == nil {
		return v
	}
	with := more{seen: seen}
	if v.more != nil {
		with.disputed, with.facts = v.more.disputed, v.more.facts
	}
	v.more = &with
	return v
}

// seen is what notes the reads of a view; nil for nothing.
func (v *View) seen() *Seen {
	if v.more == nil {
		return nil
	}
	return v.more.seen
}

// note notes that a question was read. Facts follow from questions, and are none.
func (s *Seen) note(i int) {
	if i < len(s.read) {
		s.read[i] = true
	}
}

// Origins are the questions whose answers decide about what was read so far, by their
// place: those that were read, and those that decide whether one of them applies. What was
// worked out is the same whatever is answered to any other.
func (s *Seen) Origins() []bool {
	from := slices.Clone(s.read)
	for _, i := range slices.Backward(s.schema.order) { // those that a gate names come before its own
		if !from[i] {
			continue
		}
		for _, q := range s.schema.questions[i].Gate.Questions() {
			if q < len(from) {
				from[q] = true
			}
		}
	}
	return from
}
