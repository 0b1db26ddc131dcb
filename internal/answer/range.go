package answer

import (
	"strings"

	"mspscope/internal/yamldoc"
)

// rangeMark stands between the ends of a range: 80..100.
const rangeMark = ".."

// readRange reads a number of which only the ends are known, both included.
func (q *Question) readRange(r *yamldoc.Report, n *yamldoc.Node) Value {
	low, high, _ := strings.Cut(n.Text, rangeMark)
	low, high = strings.TrimSpace(low), strings.TrimSpace(high)
	switch {
	case q.Type != Number:
		r.Add(n, "%s takes one of %s to %s, not a range; write the nearest, or unknown", q.ID, FormatHundredths(q.Min), FormatHundredths(q.Max))
		return Value{}
	case low == "" || high == "":
		end := low + high
		if end == "" {
			end = FormatHundredths(min(max(8000, q.Min), q.Max))
		}
		r.Add(n, "%s: %s lacks an end; write %s for one number, or both ends, such as 80..100", q.ID, yamldoc.Quote(n.Text), end)
		return Value{}
	}
	from, okFrom := q.readOne(r, end(n, low))
	to, okTo := q.readOne(r, end(n, high))
	switch {
	case !okFrom || !okTo:
		return Value{}
	case from > to:
		r.Add(n, "%s: %s goes down; write %s%s%s", q.ID, n.Text, high, rangeMark, low)
		return Value{}
	case from == to:
		r.Add(n, "%s: %s has one number at both ends; write %s if that is the answer, or two different ends", q.ID, n.Text, low)
		return Value{}
	}
	return Value{State: Given, Number: from, Spread: to - from}
}

// otherwiseRange returns how a range that is written in another way, such as 80-100 or
// 80 to 100, is written in a file; "" for anything else.
func otherwiseRange(n *yamldoc.Node) string {
	if n.Kind != yamldoc.Scalar {
		return ""
	}
	for _, between := range []string{"-", "–", " to "} {
		low, high, ok := strings.Cut(n.Text, between)
		if !ok {
			continue
		}
		low, high = strings.TrimSpace(low), strings.TrimSpace(high)
		_, from := yamldoc.ParseHundredths(low)
		_, to := yamldoc.ParseHundredths(high)
		if from && to {
			return low + rangeMark + high
		}
	}
	return ""
}

// end is one end of a range as a number of its own. Its place is that of the range:
// what is a column of text in a file is a column of cells in a workbook.
func end(n *yamldoc.Node, text string) *yamldoc.Node {
	one := *n
	one.Text, one.Quoted = text, false
	return &one
}

// FormatNumber writes a number or a range as an engagement file has it: 24, 0.5,
// 80..100.
func (v *Value) FormatNumber() string {
	if v.Spread == 0 {
		return FormatHundredths(v.Number)
	}
	return FormatHundredths(v.Number) + rangeMark + FormatHundredths(v.High())
}
