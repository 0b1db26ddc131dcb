package render

// Lines makes a text safe and breaks it at spaces into lines of at most so many
// columns, for prompts.
func Lines(s string, columns int) []string { return wrap(Safe(s), columns) }

// Cut makes a text safe and shortens it to at most so many columns, with a mark
// where something is missing: prompts that redraw themselves must not wrap.
func Cut(s string, columns int) string {
	s = Safe(s)
	if width(s) <= columns {
		return s
	}
	return fitting(s, columns-1) + "…"
}
