package answer

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"mspscope/internal/yamldoc"
)

// UnknownWord is how "not sure" is written in a file.
const UnknownWord = "unknown"

// isKey is the key of the mapping that says the same of a text in JSON.
const isKey = "is"

// noneOption is the option that an empty list stands for, where there is one.
const noneOption = "none"

// MaxText is the largest number of characters of a text in an engagement: an
// answer, a note, a name.
const MaxText = 10_000

// ReadAnswers reads the answers of an engagement: a mapping from question ids
// to values. Every problem goes to the report.
func (s *Schema) ReadAnswers(r *yamldoc.Report, n *yamldoc.Node) Set {
	set := s.NewSet()
	if n.Kind != yamldoc.Mapping {
		r.Add(n, "\"answers\" must be a mapping from question ids to answers, not %s", n.Describe())
		return set
	}
	for i := range n.Pairs {
		key := &n.Pairs[i].Key
		q, now := s.find(key.Text)
		if now != key.Text && n.Get(now) != nil {
			r.Warn(key, "%s is a former id of %s, which is answered here as well; the answer under the new id counts", key.Text, now)
			set.Former = append(set.Former, key.Text)
			continue
		}
		if now != key.Text && set.Values[q].State != Missing {
			r.Add(key, "%s is a former id of %s, which is answered above under another one; keep one of them", key.Text, now)
			continue
		}
		if q < 0 {
			if where := s.Removed(key.Text); where != "" {
				r.Warn(key, "the question %s is not asked any more (%s removes it); its answer is kept and not used", key.Text, where)
				set.Unasked = append(set.Unasked, key.Text)
				continue
			}
			if torn := n.SplitNumber(i); torn != "" {
				r.Add(key, "%s", torn)
				continue
			}
			r.Add(key, "unknown question %s%s; 'mspscope schema engagement' lists them", yamldoc.Quote(key.Text), r.Suggest(key.Text, s.IDs()))
			continue
		}
		if now != key.Text {
			set.Renamed = append(set.Renamed, [2]string{key.Text, now})
		}
		value, past := s.Renew(q, &n.Pairs[i].Value)
		set.Unasked, set.Renamed = append(set.Unasked, past.Gone...), append(set.Renamed, past.Renamed...)
		for _, path := range past.Gone {
			r.Warn(&n.Pairs[i].Value, "%s is not offered any more (%s removes it); it is kept and not used", strings.ReplaceAll(path, "/", "."), s.Removed(path))
		}
		if value != nil {
			set.Values[q] = s.questions[q].ReadValue(r, value)
		}
	}
	return set
}

// ReadValue reads one answer. With a problem the value is missing.
func (q *Question) ReadValue(r *yamldoc.Report, n *yamldoc.Node) Value {
	switch {
	case n.Kind == yamldoc.Null:
		r.Add(n, "%s has no answer; write 'unknown' for \"not sure\", or leave the line out", q.ID)
		return Value{}
	case n.Kind == yamldoc.Scalar && n.Text == UnknownWord && q.Type != Text:
		return Value{State: Unknown}
	case n.Kind == yamldoc.Scalar && q.Type != Text && MeansUnknown(n.Text) && q.OptionIndex(n.Text) < 0:
		r.Add(n, "%s: \"not sure\" is written 'unknown', not %s (did you mean \"unknown\"?)", q.ID, yamldoc.Quote(n.Text))
		return Value{}
	}
	switch q.Type {
	case Number, Scale, Level:
		return q.readNumber(r, n)
	case SingleChoice:
		return q.readSingle(r, n)
	case YesNo:
		return q.readYesNo(r, n)
	case MultiChoice:
		return q.readList(r, n)
	case Grid:
		return q.readGrid(r, n)
	case Text:
	}
	if n.Kind == yamldoc.Scalar && !n.Quoted && n.Text == UnknownWord || isUnknown(n) {
		return Value{State: Unknown}
	}
	text := r.Text(n, q.ID)
	if utf8.RuneCountInString(text) > MaxText {
		r.Add(n, "%s is longer than %d characters; shorten it", q.ID, MaxText)
		return Value{}
	}
	if text == "" {
		return Value{}
	}
	return Value{State: Given, Text: text}
}

// isUnknown reports whether a value is the mapping {is: unknown}. That is "not
// sure" of a text also in JSON, where the word alone is a text like any other.
func isUnknown(n *yamldoc.Node) bool {
	is := n.Get(isKey)
	return is != nil && len(n.Pairs) == 1 && is.Kind == yamldoc.Scalar && is.Text == UnknownWord
}

// MeansUnknown reports whether people write a word where they do not know. Every
// answer of every client passes here, so nothing is built for those that are none.
func MeansUnknown(text string) bool {
	if strings.Trim(text, "?") == "" {
		return text != ""
	}
	var word [len("donotknow")]byte // the longest one
	n := 0
	for _, r := range text {
		switch r {
		case ' ', '_', '-', '\'', '’', '/', '.':
			continue
		}
		if r = unicode.ToLower(r); r >= utf8.RuneSelf || n == len(word) {
			return false
		}
		word[n] = byte(r)
		n++
	}
	switch string(word[:n]) {
	case "unknown", "unknow", "dontknow", "donotknow", "idk", "notsure", "unsure", "notknown", "tbd", "tbc", "tba", "na":
		return true
	case "":
		return text == "-" || text == "--"
	}
	return false
}

func (q *Question) readNumber(r *yamldoc.Report, n *yamldoc.Node) Value {
	if n.Kind == yamldoc.Scalar && strings.Contains(n.Text, rangeMark) {
		return q.readRange(r, n)
	}
	if written := otherwiseRange(n); q.Type == Number && written != "" {
		r.Add(n, "%s: a range is written %s in a file, not %s", q.ID, written, yamldoc.Quote(n.Text))
		return Value{}
	}
	number, ok := q.readOne(r, n)
	if !ok {
		return Value{}
	}
	return Value{State: Given, Number: number}
}

// readOne reads a single number within the bounds of the question.
func (q *Question) readOne(r *yamldoc.Report, n *yamldoc.Node) (int64, bool) {
	v, ok := n.Hundredths()
	if !ok {
		v, ok = r.Number(n, q.ID, q.wantedNumber()) // says what is wrong
	}
	switch {
	case !ok:
		return 0, false
	case q.Decimals == 0 && v%100 != 0:
		r.Add(n, "%s must be a whole number, not %s", q.ID, n.Text)
		return 0, false
	case v < q.Min || v > q.Max:
		r.Add(n, "%s must be from %s to %s, not %s", q.ID, FormatHundredths(q.Min), FormatHundredths(q.Max), n.Text)
		return 0, false
	}
	return v, true
}

// wantedNumber says what kind of number the question takes.
func (q *Question) wantedNumber() string {
	if q.Decimals == 0 {
		return "a whole number such as " + FormatHundredths(min(max(2400, q.Min), q.Max)) + ", or unknown"
	}
	return "a number such as 2 or 0.5 with at most two decimals, or unknown"
}

func (q *Question) optionList() string { return strings.Join(q.Options, ", ") }

func (q *Question) readSingle(r *yamldoc.Report, n *yamldoc.Node) Value {
	if n.Kind != yamldoc.Scalar {
		r.Add(n, "%s takes one option, not %s", q.ID, n.Describe())
		return Value{}
	}
	if from, to, ok := strings.Cut(n.Text, rangeMark); ok {
		r.Add(n, "%s takes one option, not a range; write %s or %s, or unknown while nobody can say which", q.ID, yamldoc.Quote(from), yamldoc.Quote(to))
		return Value{}
	}
	o := q.OptionIndex(n.Text)
	if o < 0 {
		r.Add(n, "%s has no option %s%s; the options are %s", q.ID, yamldoc.Quote(n.Text), r.Suggest(n.Text, q.Options), q.instead(n.Text))
		return Value{}
	}
	return Value{State: Given, Options: 1 << o}
}

func (q *Question) readYesNo(r *yamldoc.Report, n *yamldoc.Node) Value {
	if n.Kind == yamldoc.Scalar {
		switch n.Text {
		case "no", "false":
			return Value{State: Given, Options: 1}
		case "yes", "true":
			return Value{State: Given, Options: 2}
		}
	}
	r.Add(n, "%s must be yes, no or unknown, not %s%s", q.ID, n.Describe(), yesNoHint(n))
	return Value{}
}

// yesNoHint says which word to write for another spelling of yes or no.
func yesNoHint(n *yamldoc.Node) string {
	if n.Kind != yamldoc.Scalar {
		return ""
	}
	switch strings.ToLower(n.Text) {
	case "yes", "true", "y", "on", "1":
		return "; write yes"
	case "no", "false", "n", "off", "0":
		return "; write no"
	}
	return ""
}

func (q *Question) readList(r *yamldoc.Report, n *yamldoc.Node) Value {
	if n.Kind != yamldoc.Sequence {
		hint := ""
		if n.Kind == yamldoc.Scalar {
			hint = q.listHint(n.Text)
		}
		r.Add(n, "%s takes a list, not %s%s", q.ID, n.Describe(), hint)
		return Value{}
	}
	v := Value{State: Given}
	for i := range n.Items {
		item := &n.Items[i]
		if item.Kind == yamldoc.Scalar && item.Text == UnknownWord {
			r.Add(item, "%s: 'unknown' stands alone, without brackets", q.ID)
			return Value{}
		}
		o := q.OptionIndex(item.Text)
		if item.Kind != yamldoc.Scalar || o < 0 {
			r.Add(item, "%s has no option %s%s; the options are %s", q.ID, item.Describe(), r.Suggest(item.Text, q.Options), q.instead(item.Text))
			return Value{}
		}
		if v.Options&(1<<o) != 0 {
			r.Add(item, "%s names %q twice; keep one", q.ID, item.Text)
			return Value{}
		}
		v.Options |= 1 << o
	}
	if len(n.Items) == 0 {
		// An empty list says "none of these", as the option none does.
		if o := q.OptionIndex(noneOption); o >= 0 {
			v.Options = 1 << o
		}
	}
	count := bits.OnesCount64(v.Options)
	if alone := v.Options & q.Exclusive; alone != 0 && count > 1 {
		r.Add(n, "%s: %q excludes every other option; keep one or the other", q.ID, q.Options[bits.TrailingZeros64(alone)])
		return Value{}
	}
	return v
}

// listHint says what to write instead of a scalar where a list belongs: the
// same options in brackets, when all of them are known.
func (q *Question) listHint(text string) string {
	for part := range strings.SplitSeq(text, ",") {
		if q.OptionIndex(strings.TrimSpace(part)) < 0 {
			return yamldoc.Suggest(text, q.Options) + "; write it in brackets"
		}
	}
	return "; write [" + text + "]"
}
