package yamldoc

// Room is memory for the nodes of one document, for callers that read many, one after
// the other: the next document takes the memory of the one before, whose nodes must not
// be used any more. The texts of the nodes may be. The zero Room is ready for use; it is
// for one goroutine at a time.
type Room struct {
	lines []fastLine
	items []Node
	pairs []Pair
	aside aside
}

// aside are the entries of collections that are being read, before their number is known.
type aside struct {
	items []Node
	pairs []Pair
}

// empty returns it for the next document. It holds on to nothing of this one.
func (a aside) empty() aside {
	clear(a.items[:cap(a.items)])
	clear(a.pairs[:cap(a.pairs)])
	return aside{emptied(a.items[:0], maxRoomNodes), emptied(a.pairs[:0], maxRoomNodes)}
}

// What a room keeps for the next document. A few documents are much larger than the
// others, and must not be remembered for ever by what they needed.
const (
	maxRoomLines = 4096
	maxRoomNodes = 1024
)

// empty makes a room ready for the next document. Its memory is zero again, and holds on
// to nothing of the document before.
func (r *Room) empty() {
	r.lines = emptied(r.lines, maxRoomLines)
	r.items = emptied(r.items, maxRoomNodes)
	r.pairs = emptied(r.pairs, maxRoomNodes)
}

func emptied[T any](all []T, most int) []T {
	if cap(all) > most {
		return nil
	}
	clear(all)
	return all[:0]
}
