package interview

import (
	"errors"
	"fmt"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// manner is how an answer was given.
type manner struct{ estimate bool }

// parseNumber reads a number as people type it: 1,200 or 24.5, and where it is an
// amount of money in a currency, $1200 or 1200 EUR. With ~ or "about" before it, it
// is an estimate. A range such as 80-100 or 80 to 100 is taken as it is.
func parseNumber(q *answer.Question, currency, text string) (v answer.Value, how manner, err error) {
	s := strings.ToLower(strings.TrimSpace(text))
	for _, mark := range []string{"~", "about ", "ca. "} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			s, how.estimate = strings.TrimSpace(rest), true
		}
	}
	low, high, ranged := answer.CutRange(s)
	if !ranged {
		v, err = parseSingle(q, currency, s)
		return v, how, err
	}
	if low == "" || high == "" {
		return v, how, errors.New("please type one number, or both ends of a range, such as 80 to 100")
	}
	from, err := parseSingle(q, currency, low)
	if err != nil {
		return v, how, err
	}
	to, err := parseSingle(q, currency, high)
	switch {
	case err != nil:
		return v, how, err
	case from.Number > to.Number:
		return v, how, errors.New("please type the smaller number of a range first, such as 80 to 100")
	case from.Number == to.Number:
		return v, how, errors.New("please type one number, or two different ends of a range, such as 80 to 100")
	}
	from.Spread = to.Number - from.Number
	return from, how, nil
}

func parseSingle(q *answer.Question, currency, s string) (v answer.Value, err error) {
	if s = strings.TrimSpace(s); currency != "" {
		s = words.CutCurrency(s, currency)
	}
	if strings.HasSuffix(s, "%") && !strings.HasPrefix(s, "%") {
		s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	}
	typed := s
	if s, err = separators(s); err != nil {
		return v, orSeparated(typed, err)
	}
	n, ok := yamldoc.ParseHundredths(s)
	switch {
	case !ok && q.Decimals == 0:
		return v, orSeparated(typed, errors.New("please type a whole number such as 24"))
	case !ok:
		return v, orSeparated(typed, errors.New("please type a number such as 24 or 0.5"))
	case q.Decimals == 0 && n%100 != 0:
		return v, errors.New("please type a whole number")
	case n < q.Min || n > q.Max:
		return v, fmt.Errorf("please type a number from %s to %s", thousands(q.Min), thousands(q.Max))
	}
	return answer.Value{State: answer.Given, Number: n}, nil
}

// orSeparated says what to write for a number with signs between its digits, of
// which there may be two readings; anything else is as wrong as it was.
func orSeparated(typed string, err error) error {
	if hint := yamldoc.Separated(typed); hint != "" {
		return errors.New("please type it otherwise: " + hint)
	}
	return err
}

// separators removes thousands separators where they can be nothing else. A
// comma that could be a decimal point is refused instead of guessed at.
func separators(s string) (string, error) {
	if !strings.Contains(s, ",") {
		return s, nil
	}
	whole, fraction, hasFraction := strings.Cut(s, ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if i > 0 && len(g) != 3 || len(g) == 0 || len(g) > 3 {
			return "", errors.New("please write decimals with a point, such as 0.5")
		}
	}
	whole = strings.Join(groups, "")
	if hasFraction {
		whole += "." + fraction
	}
	return whole, nil
}

// Doubt returns what is hard to believe about a number, as a question, or "".
func (s *Session) Doubt(i int, v answer.Value) string {
	w := &s.q.Questions[i]
	if v.State != answer.Given || s.q.Schema.At(i).Type != answer.Number {
		return ""
	}
	if v.Number < w.PlausibleMin || v.High() > w.PlausibleMax {
		return fmt.Sprintf("%s: the usual range is %s to %s. Is that right?",
			s.Said(i, v), thousands(w.PlausibleMin), thousands(w.PlausibleMax))
	}
	for _, said := range s.q.Unusual(i, s.view.With(i, v)) {
		return said + ": is that right?"
	}
	return ""
}
