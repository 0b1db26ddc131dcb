package intake

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/slip"
	"mspscope/internal/spoken"
	"mspscope/internal/told"
	phrase "mspscope/internal/words"
)

// tooLong is asked about a text that a file has no room for.
const tooLong = "the text is longer than 10,000 characters, so it is not taken; please shorten it"

// value returns the answer of a question, a missing one where there is none that can be
// taken, and whether it is an estimate.
func (r *reader) value(e *entry) (v answer.Value, estimated bool) {
	s, w := r.q.Schema.At(e.question), &r.q.Questions[e.question]
	switch s.Type {
	case answer.MultiChoice:
		return r.list(e), false
	case answer.Grid:
		return r.grid(e), false
	case answer.Number, answer.SingleChoice, answer.YesNo, answer.Text, answer.Scale, answer.Level:
	}
	for k := range e.parts {
		r.lost(&e.parts[k], e.question, "this row belongs to no option of the question")
	}
	switch {
	case e.kind == broken:
		r.open(e, "%s", e.answer)
	case e.answer == "":
	case isNotSure(e.answer):
		return answer.Value{State: answer.Unknown}, false
	case !hasWords(e.answer) && !isYes(e.answer):
		r.open(e, "holds only %s. What is the answer? \"Not sure\" is a good one, too", inQuotes(e.answer))
	case isNotApplicable(e.answer):
		r.open(e, "%s: is it not known, or does it not apply? Please write \"%s\", or what there is instead", inQuotes(e.answer), notSure)
	case s.Type == answer.Text && utf8.RuneCountInString(e.answer) > answer.MaxText:
		r.ask(e.row, r.found.columns.answer, e.question, "%s", tooLong)
	case s.Type == answer.Text:
		return answer.Value{State: answer.Given, Text: e.answer}, false
	case s.Type == answer.Number:
		return r.number(e)
	case s.Type == answer.YesNo:
		return r.yesNo(e), false
	default:
		return r.single(e, w), false
	}
	return answer.Value{}, false
}

// isNotSure reports whether a cell says that one does not know, as the list of the cell
// says it or in the words of people: such words are no text to keep as an answer.
func isNotSure(s string) bool {
	return fold(s) == fold(notSure) || spoken.Unsure(s) || strings.Trim(s, "? ") == "" && s != ""
}

// isNotApplicable reports whether a cell says that a question does not apply, or that
// there is no answer at hand: it cannot be told which.
func isNotApplicable(s string) bool {
	return slices.Contains([]string{"n/a", "na", "n.a.", "n. a.", "n / a", "not applicable", "does not apply"}, strings.TrimRight(fold(s), "!"))
}

// hasWords reports whether a text has a letter or a digit.
func hasWords(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// number returns the answer of a question for a number, as people write it.
func (r *reader) number(e *entry) (v answer.Value, estimated bool) {
	text := e.answer
	switch e.kind {
	case date:
		r.open(e, "holds the date %s. A spreadsheet program makes a date of a number that looks like one%s", text, perhaps(text))
		return answer.Value{}, false
	case truth:
		r.open(e, "holds %s, which is no number. How many are there?", text)
		return answer.Value{}, false
	case number:
		if strings.Contains(text, ".") {
			text += "0" // so that 1.234 is not taken for thousands: a number of the program has one meaning
		}
	case words, percent, broken:
	}
	n := told.Numbers(r.q, e.question)
	if share := partOfOne(e.answer); share != "" && n.Percent && n.Decimals == 0 {
		r.open(e, "%s: is it %s percent?", inQuotes(e.answer), share)
		return answer.Value{}, false
	}
	heard, err := n.Read(text)
	switch {
	case err != nil:
		r.open(e, "%s: %s", inQuotes(e.answer), strings.ReplaceAll(err.Error(), "please type", "please write"))
		return answer.Value{}, false
	case heard.Counted:
		heard.Reading = heard.Choices[0]
		a := r.ask(e.row, r.found.columns.answer, e.question, "%s is taken as %s. Is that right?", inQuotes(e.answer), r.numbers(e, heard.Choices[:1]))
		a.Taken = true
		if heard.Words == "" && heard.Low == heard.High {
			heard.Words = e.answer
		}
	case heard.Ask != "":
		why := " is not clear."
		if first, _, more := strings.Cut(heard.Ask, ". "); !strings.HasPrefix(first, "\"") && (more || strings.HasSuffix(first, ".")) {
			why = ": " + phrase.Small(strings.TrimSuffix(first, ".")) + "."
		}
		r.open(e, "%s%s Is it %s?", inQuotes(e.answer), why, r.numbers(e, heard.Choices))
		return answer.Value{}, false
	}
	if heard.Words != "" {
		e.keep(e.answer)
	}
	return answer.Value{State: answer.Given, Number: heard.Low, Spread: heard.High - heard.Low}, heard.Estimated
}

// partOfOne is the percent that may be meant by a number such as 0.5 or 0,25, "" for any
// other text.
func partOfOne(s string) string {
	digits, isPart := strings.CutPrefix(strings.Replace(s, ",", ".", 1), "0.")
	if !isPart || len(digits) == 0 || len(digits) > 2 || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	return strings.TrimLeft((digits + "0")[:2], "0")
}

// numbers writes what a number may be.
func (r *reader) numbers(e *entry, readings []spoken.Reading) string {
	written := make([]string, len(readings))
	for k, reading := range readings {
		written[k] = phrase.Grouped(answer.FormatHundredths(reading.Low))
		if reading.High > reading.Low {
			written[k] += " to " + phrase.Grouped(answer.FormatHundredths(reading.High))
		}
	}
	if r.q.Questions[e.question].Money {
		return phrase.Or(written) + " " + r.q.Currency
	}
	return phrase.Or(written)
}

// perhaps says which range a date was typed as, as far as that can be told.
func perhaps(text string) string {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil || int(at.Month()) == at.Day() {
		return "; please write the number again"
	}
	low, high := min(int(at.Month()), at.Day()), max(int(at.Month()), at.Day())
	return fmt.Sprintf(", such as %d-%d. If %d to %d was meant, please write it in these words", low, high, low, high)
}

// isYes reports whether a cell says yes.
func isYes(s string) bool {
	return slices.Contains([]string{fold(yes), "y", "x", "true", "✓", "✔", "yep", "yeah"}, strings.TrimRight(fold(s), ".!"))
}

// isNo reports whether a cell says no.
func isNo(s string) bool {
	return slices.Contains([]string{"no", "n", "false", "nope"}, strings.TrimRight(fold(s), ".!"))
}

// yesNo returns the answer of a question to be answered with yes or no. What stands
// behind the word, set off from it, is kept.
func (r *reader) yesNo(e *entry) answer.Value {
	text, more := e.answer, ""
	if at := strings.IndexAny(text, ",;.:(–—"); at > 0 {
		text, more = strings.TrimSpace(text[:at]), e.answer
	}
	for o, is := range []bool{isNo(text), isYes(text)} { // as YesNoOptions has them
		if is {
			e.keep(more)
			return answer.Value{State: answer.Given, Options: 1 << o}
		}
	}
	r.open(e, "%s: is it yes or no? \"%s\" is a good answer, too", inQuotes(e.answer), notSure)
	return answer.Value{}
}

// single returns the answer of a question with one answer out of a list.
func (r *reader) single(e *entry, w *assess.Question) answer.Value {
	s := r.q.Schema.At(e.question)
	found, sure := r.option(w.Options, s.Type, e.answer)
	if len(found) == 1 && !sure {
		r.takenAs(e.row, e.question, assess.Whole, e.answer, &w.Options[found[0]])
	}
	switch {
	case len(found) > 1:
		r.open(e, "%s fits more than one answer: %s. Which one is meant?", inQuotes(e.answer), phrase.Or(r.labels(w.Options, found)))
	case len(found) == 0:
		r.open(e, "%s is none of the answers to choose from%s", inQuotes(e.answer), r.near(w.Options, e.answer))
	case s.Type == answer.SingleChoice:
		return answer.Value{State: answer.Given, Options: 1 << found[0]}
	default:
		return answer.Value{State: answer.Given, Number: scaleNumber(w.Options[found[0]].ID)}
	}
	return answer.Value{}
}

// scaleNumber is a step of a scale in hundredths.
func scaleNumber(id string) int64 {
	var n int64
	for _, c := range id {
		n = n*10 + int64(c-'0')
	}
	return n * 100
}

// option finds the options that a text names: by their id or their words, or, less
// surely, by words that stand in them as the workbook shows them.
func (r *reader) option(options []assess.Option, t answer.Type, text string) (found []int, sure bool) {
	given := fold(text)
	if t == answer.Scale || t == answer.Level {
		given = fold(plainNumber(text))
	}
	var named []int
	for i := range options {
		o := &options[i]
		is := given == fold(o.ID)
		for _, audience := range audiences() {
			is = is || given == fold(label(o, audience)) || given == fold(choice(t, o, audience))
		}
		if is {
			found = append(found, i)
		}
		if spoken.Names(label(o, r.audience), text) {
			named = append(named, i)
		}
	}
	if len(found) > 0 {
		return found, true
	}
	return named, false
}

// takenAs asks whether words were meant for the answer in which they stand.
func (r *reader) takenAs(row, question int, part assess.Part, text string, o *assess.Option) {
	a := r.ask(row, r.found.columns.answer, question, "%s is taken as \"%s\". Is that right?", inQuotes(text), label(o, r.audience))
	a.Taken, a.Part = true, part
}

// labels are options in plain words.
func (r *reader) labels(options []assess.Option, which []int) []string {
	words := make([]string, len(which))
	for k, i := range which {
		words[k] = "\"" + label(&options[i], r.audience) + "\""
	}
	return words
}

// nearWord is how many letters a word has at the least that is compared with others.
const nearWord = 5

// near says which answer may have been meant, "" where none is near.
func (r *reader) near(options []assess.Option, text string) string {
	best, most, tie := -1, 0, false
	for i := range options {
		same := 0
		has := spoken.Words(label(&options[i], r.audience))
		for _, word := range spoken.Words(text) {
			if utf8.RuneCountInString(word) >= nearWord && slices.ContainsFunc(has, func(other string) bool { return slip.Distance(word, other, 2) <= utf8.RuneCountInString(word)/nearWord }) {
				same++
			}
		}
		switch {
		case same > most:
			best, most, tie = i, same, false
		case same == most:
			tie = true
		}
	}
	if best < 0 || tie {
		return ". Which one fits best?"
	}
	return ". Is it \"" + label(&options[best], r.audience) + "\"?"
}
