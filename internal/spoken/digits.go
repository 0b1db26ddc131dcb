package spoken

import "strings"

// Numbers are worked out in thousandths, so that 1.234k is a number.
const (
	one  int64 = 1000
	half int64 = 500
)

// mostDigits is how many digits a number may have.
const mostDigits = 15

// scanDigits returns how much of a text that begins with a digit, or with a point
// before one, is one number with its separators.
func scanDigits(s string) int {
	i := 0
	for i < len(s) {
		c := s[i]
		next := digitsAt(s, i+1)
		switch {
		case c >= '0' && c <= '9':
			i++
			continue
		case next == 0:
			return i
		case c == '.', c == ',':
		case c == '\'', c == '_', c == ' ':
			if next != 3 || i == 0 || lastRun(s[:i]) > 3 || c == ' ' && strings.ContainsAny(s[:i], ".,") {
				return i
			}
		default:
			return i
		}
		i++
	}
	return i
}

// digitsAt counts the digits of a text from a place on.
func digitsAt(s string, i int) int {
	n := 0
	for i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' {
		n++
	}
	return n
}

// lastRun counts the digits at the end of a text.
func lastRun(s string) int { return len(s) - len(strings.TrimRight(s, "0123456789")) }

// readDigits returns what a number with separators can mean, in thousandths; none
// where it means nothing.
func readDigits(raw string) []int64 {
	point, comma := strings.Count(raw, "."), strings.Count(raw, ",")
	raw, spaced := strings.NewReplacer("'", "", "_", "", " ", "").Replace(raw), strings.ContainsAny(raw, "'_ ")
	switch {
	case point > 0 && comma > 0:
		mark := raw[strings.LastIndexAny(raw, ".,"):][:1]
		other := map[string]string{".": ",", ",": "."}[mark]
		whole, fraction, _ := strings.Cut(raw, mark)
		if strings.Contains(fraction, other) || strings.Contains(fraction, mark) || !grouped(whole, other) {
			return nil
		}
		return decimal(strings.ReplaceAll(whole, other, ""), fraction)
	case point+comma == 0:
		return decimal(raw, "")
	case point+comma > 1:
		mark := "."
		if comma > 0 {
			mark = ","
		}
		if spaced || !grouped(raw, mark) {
			return nil
		}
		return decimal(strings.ReplaceAll(raw, mark, ""), "")
	}
	whole, fraction, _ := strings.Cut(strings.Replace(raw, ",", ".", 1), ".")
	thousands := !spaced && len(fraction) == 3 && len(whole) >= 1 && len(whole) <= 3 && whole[0] != '0'
	switch {
	case thousands && comma > 0:
		return decimal(whole+fraction, "")
	case thousands:
		return append(decimal(whole+fraction, ""), decimal(whole, fraction)...)
	}
	return decimal(whole, fraction)
}

// grouped reports whether a mark stands between groups of three digits.
func grouped(s, mark string) bool {
	groups := strings.Split(s, mark)
	for i, g := range groups {
		if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) {
			return false
		}
	}
	return true
}

// decimal reads plain digits with decimals.
func decimal(whole, fraction string) []int64 {
	fraction = strings.TrimRight(fraction, "0")
	if len(whole) > mostDigits || len(fraction) > 3 || whole+fraction == "" && fraction != "" {
		return nil
	}
	var n int64
	for _, c := range whole {
		n = n*10 + int64(c-'0')
	}
	unit := one
	n *= unit
	for _, c := range fraction {
		unit /= 10
		n += int64(c-'0') * unit
	}
	return []int64{n}
}
