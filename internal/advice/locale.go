package advice

import (
	"strings"
	"unicode"

	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// checkLocale refuses ways to write things by which a reader would read something else:
// an amount that is not written, a day without its month, a sign that looks like a figure.
func checkLocale(r *yamldoc.Report, at *yamldoc.Node, l *words.Locale) {
	if l.Decimal == l.Group {
		r.Add(at, "numbers have %s both before their decimals and between their thousands; change one of them", yamldoc.Quote(l.Group))
	}
	if !words.IsLanguage(l.Language) {
		r.Add(at.Get("language"), "%s is the tag of no language, so that nobody knows how it counts; write one such as de, fr or pt-BR", yamldoc.Quote(l.Language))
	}
	for _, text := range []struct {
		key, is string
		names   []string
	}{
		{"amount", l.Amount, []string{"amount", "currency"}},
		{"date", l.Date, []string{"day", "month", "year"}},
		{"short_date", l.ShortDate, []string{"day", "month"}},
		{"and", l.And, []string{"first", "last"}},
		{"or", l.Or, []string{"first", "last"}},
	} {
		checkOnce(r, at.Get(text.key), text.is, text.names)
	}
	if n := at.Get("amount"); n != nil && hasFigure(n.Text) {
		r.Add(n, "a figure beside an amount would be read as a part of it; leave it out")
	}
	checkNames(r, at.Get("months"))
	checkNames(r, at.Get("short_months"))
	checkSigns(r, at.Get("signs"))
}

// checkOnce checks that a text has each of its placeholders, and none twice; n is nil where
// nobody wrote one.
func checkOnce(r *yamldoc.Report, n *yamldoc.Node, text string, names []string) {
	if n == nil {
		return
	}
	for _, name := range names {
		name = "{" + name + "}"
		switch strings.Count(text, name) {
		case 0:
			r.Add(n, "without %s it would never be said; put it in", name)
		case 1:
		default:
			r.Add(n, "%s stands there more than once; keep one", name)
		}
	}
}

// checkNames checks that no two of a list have the same name.
func checkNames(r *yamldoc.Report, list *yamldoc.Node) {
	if list == nil {
		return
	}
	seen := map[string]bool{}
	for i := range list.Items {
		name := &list.Items[i]
		if seen[name.Text] && strings.TrimSpace(name.Text) != "" {
			r.Add(name, "two months are called %s, so that nobody can tell them apart; correct one of them", yamldoc.Quote(name.Text))
		}
		seen[name.Text] = true
	}
}

// longestSign is the largest number of letters of a sign, which stands beside every amount.
const longestSign = 12

// checkSigns checks that signs are those of currencies, and that none looks like a figure.
func checkSigns(r *yamldoc.Report, signs *yamldoc.Node) {
	if signs == nil {
		return
	}
	for i := range signs.Pairs {
		code, sign := &signs.Pairs[i].Key, &signs.Pairs[i].Value
		if !words.IsCurrency(code.Text) {
			r.Add(code, "%s is the code of no currency; write one such as EUR", yamldoc.Quote(code.Text))
		}
		switch {
		case hasFigure(sign.Text):
			r.Add(sign, "a figure in the sign of a currency would be read as a part of the amount; leave it out")
		case len([]rune(sign.Text)) > longestSign:
			r.Add(sign, "the sign of a currency stands beside every amount and has at most %d letters; shorten it", longestSign)
		case strings.ContainsFunc(sign.Text, unicode.IsControl):
			r.Add(sign, "the sign of a currency stands on one line; leave line breaks and control characters out")
		}
	}
}

// hasFigure reports whether a text has a digit of any script.
func hasFigure(text string) bool { return strings.ContainsFunc(text, unicode.IsDigit) }
