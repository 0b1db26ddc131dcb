package spoken

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// number is one number of a text.
type number struct {
	can    []int64 // what it can mean, in thousandths
	times  int64   // what it was multiplied by, as 90k is
	spaced bool    // a blank stands where it may hold thousands
	raw    string
}

// heard is a text, cut into its numbers and the words before, between and behind
// them.
type heard struct {
	numbers []number
	gaps    [][]string // one more than numbers
	wrong   bool       // digits that are no number
}

// cut cuts a text into its numbers and the words around them.
func cut(text string) heard {
	words := numberWords()
	h := heard{gaps: [][]string{nil}}
	tokens := tokens(plainSigns(text))
	for i := 0; i < len(tokens); {
		n, used := spelled(words, tokens[i:])
		if used == 0 && tokens[i].number {
			n, used = number{can: readDigits(tokens[i].text), spaced: strings.Contains(tokens[i].text, " "), raw: tokens[i].text}, 1
		}
		if used == 0 {
			h.gaps[len(h.gaps)-1] = append(h.gaps[len(h.gaps)-1], tokens[i].text)
			i++
			continue
		}
		i += used
		i += n.multiply(tokens[i:])
		i += n.andHalf(tokens[i:])
		h.wrong = h.wrong || len(n.can) == 0
		h.numbers, h.gaps = append(h.numbers, n), append(h.gaps, nil)
	}
	return h
}

// token is a word, a sign or a number in digits.
type token struct {
	text   string
	number bool
}

// tokens cuts a text.
func tokens(s string) []token {
	var list []token
	for s = strings.TrimLeft(s, " "); s != ""; s = strings.TrimLeft(s, " ") {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case strings.ContainsRune("½¼¾", r):
			list = append(list, token{map[rune]string{'½': "half", '¼': "quarter", '¾': "0.75"}[r], r == '¾'})
			s = s[size:]
			continue
		case r >= '0' && r <= '9', r == '.' && digitsAt(s, 1) > 0 && (len(list) == 0 || list[len(list)-1].text != "."):
			n := scanDigits(s)
			list = append(list, token{s[:n], true})
			s = s[n:]
			continue
		}
		n := size
		switch {
		case unicode.IsLetter(r):
			n = len(s) - len(strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || r == '\'' || r == '.' }))
			if word := strings.TrimRight(s[:n], ".'"); !abbreviated(s[:n]) {
				n = len(word)
			}
		case strings.HasPrefix(s, "+/-"):
			n = 3
		case strings.HasPrefix(s, ".."), strings.HasPrefix(s, "<="), strings.HasPrefix(s, ">="), strings.HasPrefix(s, "+-"):
			n = 2
		}
		list = append(list, token{text: s[:n]})
		s = s[n:]
	}
	return list
}

// abbreviated reports whether the point behind a word belongs to it.
func abbreviated(word string) bool {
	return slices.Contains([]string{"ca.", "approx.", "c.", "max.", "min.", "p.a.", "p.m."}, word)
}

// spelled reads a number that is spelled out at the beginning of some tokens, and
// returns how many of them it takes.
func spelled(words map[string]int64, list []token) (n number, used int) {
	word := func(i int) string {
		if i < len(list) && !list[i].number {
			return list[i].text
		}
		return ""
	}
	times := multipliers()
	article := word(0) == "a" || word(0) == "an"
	switch next := word(1); {
	case article && times[next] > 0 && next != "k":
		return number{can: []int64{one}, raw: word(0)}, 1
	case article && (next == "half" || next == "quarter" || next == "couple" || next == "pair"):
		if next == "half" && times[word(2)] > 0 {
			return number{can: []int64{half}, raw: "half"}, 2
		}
		return number{can: []int64{words[next]}, raw: next}, 2
	case word(0) == "half" && (next == "a" || next == "an") && times[word(2)] > 0:
		return number{can: []int64{half}, raw: "half"}, 2
	case word(0) == "half" && (next == "a" || next == "of" || next == "the"):
		return number{}, 0 // a part of something that is not told
	}
	first, ok := words[word(0)]
	if !ok {
		return number{}, 0
	}
	total, used := first, 1
	if first >= 20*one && first < 100*one { // twenty-five, twenty five
		at := 1
		if word(1) == "-" {
			at = 2
		}
		if unit, ok := words[word(at)]; ok && unit >= one && unit < 10*one {
			total, used = total+unit, at+1
		}
	}
	if first >= one && first <= 3*one && (word(1) == "quarter" || word(1) == "quarters") {
		return number{can: []int64{first / one * 250}, raw: "quarters"}, 2
	}
	return number{can: []int64{total}, raw: word(0)}, used
}

// multiply takes the words that multiply a number over: 2k, two hundred and fifty.
func (n *number) multiply(list []token) (used int) {
	times := multipliers()
	n.times = 1
	for used < len(list) && !list[used].number {
		t := times[list[used].text]
		if t == 0 {
			return used
		}
		for i := range n.can {
			if n.can[i] > 1_000_000_000_000*one/t {
				n.can = nil
				break
			}
			n.can[i] *= t
		}
		n.times *= t
		used++
		used += n.andRest(t, list[used:])
	}
	return used
}

// andRest adds what is said behind a hundred or a thousand: and fifty.
func (n *number) andRest(times int64, list []token) (used int) {
	if times < 100 || len(list) == 0 || len(n.can) != 1 {
		return 0
	}
	if list[0].text == "and" {
		used = 1
	}
	rest, more := spelled(numberWords(), list[used:])
	if more == 0 || len(rest.can) != 1 || rest.can[0] < one || rest.can[0] >= times*one || list[used].text == "a" {
		return 0
	}
	used += more
	if used < len(list) && list[used].text == "hundred" && times == 1000 {
		rest.can[0] *= 100
		used++
		if next, more := spelled(numberWords(), list[used:]); more > 0 && next.can[0] < 100*one && next.can[0] >= one {
			rest.can[0] += next.can[0]
			used += more
		}
	}
	n.can[0] += rest.can[0]
	return used
}

// andHalf adds the half of one and a half.
func (n *number) andHalf(list []token) (used int) {
	if len(n.can) != 1 || n.can[0]%one != 0 || n.times > 1 {
		return 0
	}
	var text []string
	for i := 0; i < min(3, len(list)); i++ {
		text = append(text, list[i].text)
	}
	switch {
	case strings.Join(text, " ") == "and a half":
		n.can[0] += half
		return 3
	case len(text) > 1 && text[0] == "and" && text[1] == "half":
		n.can[0] += half
		return 2
	case len(text) > 0 && text[0] == "half" && n.can[0] > 0 && len(text) < 2: // 1½
		n.can[0] += half
		return 1
	}
	return 0
}
