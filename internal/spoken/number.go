package spoken

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Numbers says what a number may be: its bounds in hundredths, how many decimals it
// has, and the words that may stand beside it without saying anything else.
type Numbers struct {
	Min, Max int64
	Decimals int
	Currency string   // the code of the currency of an amount, "" for a count
	Per      string   // for how long an amount or a count is: hour, month, year; "" for none
	Percent  bool     // the number is a part in hundred
	Things   []string // the words for what is counted, such as people and users
}

// Reading is one way to read what was said.
type Reading struct {
	Low, High int64 // in hundredths; the same for a single number
	Estimated bool
	Words     string // what was said, where the number does not say all of it; "" otherwise
}

// Heard is what was made of a text: one reading that is clear, or readings of which
// the person has to choose one, with why.
type Heard struct {
	Reading
	Ask     string    // why it is asked back; "" where the reading is clear
	Choices []Reading // to choose from, the likeliest first

	// Counted says that the one choice is what was said, by counting alone: 0 for none,
	// the two ends of a range the other way round, an amount for another time. Where
	// nobody can be asked it may be taken and shown.
	Counted bool
}

// Read reads a number as people say it.
func (n *Numbers) Read(text string) (Heard, error) {
	text = strings.Join(strings.Fields(text), " ")
	r := reading{n: n, text: text, heard: cut(text)}
	switch {
	case r.wrong:
		return Heard{}, n.typeOne()
	case len(r.numbers) == 0:
		return n.withoutNumber(text)
	case len(r.numbers) > 2:
		return Heard{}, errors.New("please type one number, or the two ends of a range, such as 80 to 100")
	}
	if err := r.words(); err != nil {
		return Heard{}, err
	}
	if len(r.numbers) == 1 {
		return r.single()
	}
	return r.double()
}

// typeOne says what to type.
func (n *Numbers) typeOne() error {
	if n.Decimals == 0 {
		return errors.New("please type a whole number such as 24, or about 24, or 20 to 30")
	}
	return errors.New("please type a number such as 24 or 0.5, or about 24, or 20 to 30")
}

// withoutNumber reads a text that has no number in it.
func (n *Numbers) withoutNumber(text string) (Heard, error) {
	words := strings.Trim(plainSigns(text), " .!,")
	for _, none := range noneWords() {
		rest, ok := strings.CutPrefix(words, none)
		if ok && (rest == "" || n.isThing(strings.TrimSpace(rest)) && rest[0] == ' ') && n.Min <= 0 {
			return Heard{Ask: fmt.Sprintf("%q: is the number 0?", text), Choices: []Reading{{}}, Counted: true}, nil
		}
	}
	for _, vague := range vagueWords() {
		if rest, ok := strings.CutPrefix(words, vague); ok && (rest == "" || rest[0] == ' ') {
			return Heard{}, errors.New("please say about how many; a guess such as about 24 or 20 to 30 is fine")
		}
	}
	return Heard{}, n.typeOne()
}

// isThing reports whether a text is a word for what is counted.
func (n *Numbers) isThing(text string) bool {
	return slices.ContainsFunc(n.Things, func(thing string) bool {
		thing = strings.ToLower(thing)
		return text == thing || text+"s" == thing || text == thing+"s"
	})
}

// reading is the work on one text.
type reading struct {
	heard
	n    *Numbers
	text string

	first, last set // what stands before the first number, behind the last one
	middle      set
	period      string // what the amount is for, where it is for something else than is asked
	estimated   bool
	bound       bool     // only one end was said
	unclear     []string // words of which nothing is known
	foreign     bool     // in another currency, perhaps
}

// set is what a gap says.
type set map[effect]bool

// words reads the words around the numbers.
func (r *reading) words() error {
	last := len(r.gaps) - 1
	two := len(r.numbers) == 2
	r.first = r.gap(r.gaps[0], two, false)
	r.last = r.gap(r.gaps[last], false, false)
	r.middle = set{}
	if two {
		r.middle = r.gap(r.gaps[1], false, true)
	}
	trailing := strings.Join(r.gaps[last], " ")
	leading := strings.Join(r.gaps[0], " ")
	all := func(e effect) bool { return r.first[e] || r.middle[e] || r.last[e] }
	switch {
	case !two && (slices.Contains([]string{"-", "..", "/", "to"}, trailing) || leading == ".." || leading == "to"):
		return errors.New("please type one number, or both ends of a range, such as 80 to 100")
	case leading == "-" || strings.HasSuffix(leading, " -") || all(refused) && slices.Contains(r.gaps[0], "minus"):
		return fmt.Errorf("please type a number from %s to %s", written(r.n.Min), written(r.n.Max))
	case all(share) && !r.n.Percent:
		return errors.New("please type the number itself, not the share in percent")
	case all(refused):
		return r.n.typeOne()
	}
	r.bound = !two && (all(atLeast) || all(atMost))
	r.estimated = all(roughly) || r.bound
	return nil
}

// gap reads the words of one gap. The longest phrases are tried first.
func (r *reading) gap(words []string, beforeBoth, middle bool) set {
	table, times := phrases(), periods()
	found := set{}
	for i := 0; i < len(words); {
		used := 0
		for k := min(mostWords, len(words)-i); k > 0 && used == 0; k-- {
			phrase := strings.Join(words[i:i+k], " ")
			e, known := table[phrase]
			if special, ok := table[at(through, phrase)]; ok && middle {
				e, known = special, true
			}
			if special, ok := table[at(between, phrase)]; ok && beforeBoth {
				e, known = special, true
			}
			period, timed := times[phrase]
			switch {
			case timed && r.n.Per != "":
				if period != r.n.Per {
					r.period = period
				}
			case known:
				found[e] = true
			case Unsure(phrase):
				found[roughly] = true
			case r.n.isThing(phrase):
			case r.money(phrase):
			default:
				continue
			}
			used = k
		}
		if used == 0 {
			r.unclear = append(r.unclear, words[i])
			used = 1
		}
		i += used
	}
	return found
}

// money reads the sign or the code of a currency.
func (r *reading) money(word string) bool {
	if strings.EqualFold(word, r.n.Currency) && word != "" {
		return true
	}
	codes, ok := currencies()[word]
	if ok && !slices.Contains(codes, r.n.Currency) {
		r.foreign = true
	}
	return ok
}

// currencies are the signs and names of currencies with the codes that they may mean.
func currencies() map[string][]string {
	dollars := []string{"USD", "CAD", "AUD", "NZD", "SGD", "HKD"}
	return map[string][]string{
		"$": dollars, "dollar": dollars, "dollars": dollars, "bucks": dollars, "usd": {"USD"}, "us$": {"USD"}, "cad": {"CAD"}, "aud": {"AUD"},
		"€": {"EUR"}, "eur": {"EUR"}, "euro": {"EUR"}, "euros": {"EUR"}, "£": {"GBP"}, "gbp": {"GBP"}, "pound": {"GBP"}, "pounds": {"GBP"},
		"¥": {"JPY", "CNY"}, "jpy": {"JPY"}, "chf": {"CHF"}, "francs": {"CHF"}, "sfr": {"CHF"},
	}
}

// single reads a text with one number.
func (r *reading) single() (Heard, error) {
	var can []Reading
	var problem error
	for _, milli := range r.numbers[0].can {
		reading, err := r.one(milli, milli)
		if err != nil {
			problem = cmpErr(problem, err)
			continue
		}
		can = append(can, reading)
	}
	if len(can) == 0 {
		return Heard{}, problem
	}
	if r.numbers[0].spaced { // 80 100 may be two numbers
		if low, high, ok := strings.Cut(r.numbers[0].raw, " "); ok && !strings.Contains(high, " ") {
			if from, to := decimal(low, ""), decimal(high, ""); len(from) == 1 && len(to) == 1 && from[0] < to[0] && to[0] <= 20*from[0] && high[0] != '0' {
				if reading, err := r.one(from[0], to[0]); err == nil {
					can = append(can, reading)
				}
			}
		}
	}
	return r.heardOf(can, fmt.Sprintf("%q can be read in two ways.", r.text))
}

// cmpErr keeps the first of two problems.
func cmpErr(first, second error) error {
	if first != nil {
		return first
	}
	return second
}

// one makes a reading of two ends in thousandths.
func (r *reading) one(low, high int64) (Reading, error) {
	from, err := r.n.hundredths(low)
	if err != nil {
		return Reading{}, err
	}
	to, err := r.n.hundredths(high)
	if err != nil {
		return Reading{}, err
	}
	reading := Reading{Low: from, High: to, Estimated: r.estimated}
	if r.bound || len(r.unclear) > 0 || r.middle[rather] || r.foreign || r.period != "" {
		reading.Words = r.text
	}
	return reading, nil
}

// hundredths takes a number over where it may be one.
func (n *Numbers) hundredths(milli int64) (int64, error) {
	unit := one
	for range n.Decimals {
		unit /= 10
	}
	v := milli / 10
	switch {
	case n.Decimals == 0 && milli%one != 0:
		return 0, errors.New("please type a whole number")
	case milli%max(unit, 10) != 0:
		return 0, fmt.Errorf("please type a number with at most %s", decimalsOf(n.Decimals))
	case v < n.Min || v > n.Max:
		return 0, fmt.Errorf("please type a number from %s to %s", written(n.Min), written(n.Max))
	}
	return v, nil
}

func decimalsOf(n int) string {
	if n == 1 {
		return "one decimal"
	}
	return strconv.Itoa(n) + " decimals"
}

// heardOf is what came of one or several readings.
func (r *reading) heardOf(can []Reading, ask string) (Heard, error) {
	switch {
	case r.period != "" && r.n.Per != "":
		converted, ok := r.converted(can[0])
		if !ok {
			return Heard{}, fmt.Errorf("please type the %s for one %s", r.n.what(), r.n.Per)
		}
		return Heard{Ask: fmt.Sprintf("This asks for the %s for one %s.", r.n.what(), r.n.Per), Choices: []Reading{converted}, Counted: len(can) == 1 && !r.foreign && len(r.unclear) == 0}, nil
	case len(can) > 1:
		return Heard{Ask: ask, Choices: can}, nil
	case r.foreign && r.n.Currency != "":
		return Heard{Ask: fmt.Sprintf("This is asked in %s.", r.n.Currency), Choices: can}, nil
	case r.foreign:
		return Heard{Ask: "This asks for a number and not for an amount of money.", Choices: can}, nil
	case len(r.unclear) > 0:
		return Heard{Ask: fmt.Sprintf("%q: is this the number?", r.text), Choices: can}, nil
	}
	return Heard{Reading: can[0]}, nil
}

// what is asked for, money or a count.
func (n *Numbers) what() string {
	if n.Currency == "" {
		return "number"
	}
	return "amount"
}

// converted is an amount for another time than was said.
func (r *reading) converted(a Reading) (Reading, bool) {
	months := map[string]int64{"month": 1, "quarter": 3, "year": 12}
	from, to := months[r.period], months[r.n.Per]
	if from == 0 || to == 0 {
		return a, false
	}
	change := func(v int64) int64 { return (v*to + from/2) / from }
	a.Low, a.High = change(a.Low), change(a.High)
	return a, a.Low >= r.n.Min && a.High <= r.n.Max
}

// double reads a text with two numbers.
func (r *reading) double() (Heard, error) {
	low, high := r.numbers[0], r.numbers[1]
	var can []Reading
	add := func(from, to int64) {
		if reading, err := r.one(from, to); err == nil && !slices.Contains(can, reading) {
			can = append(can, reading)
		}
	}
	a, b := low.can[0], high.can[0]
	ends := r.middle[through] || r.first[between] || r.middle[atMost] || r.middle[roughly] && !r.middle[rather]
	switch {
	case slices.ContainsFunc(r.gaps[1], func(w string) bool { return w == "+/-" || w == "+-" || w == "±" }):
		add(a-b, a+b)
		return r.asked(can, "Is this the range?")
	case r.fraction():
		add(a*one/b, a*one/b)
		add(min(a, b), max(a, b))
		return r.asked(can, fmt.Sprintf("%q can be read in two ways.", r.text))
	case r.middle[rather]:
		add(b, b)
		add(min(a, b), max(a, b))
		return r.asked(can, "There are two numbers. Which is meant?")
	case r.middle[partOf]:
		add(a, a)
		add(b, b)
		return r.asked(can, "There are two numbers. Which is asked for here?")
	case r.middle[added] || r.middle[atLeast] && !ends:
		add(a+b, a+b)
		return r.asked(can, "Is it both numbers together?")
	case r.middle[together] && !r.first[between]:
		add(min(a, b), max(a, b))
		add(a+b, a+b)
		return r.asked(can, "There are two numbers. Which is meant?")
	case !ends:
		return Heard{}, errors.New("there are two numbers; please type one, or both ends of a range, such as 80 to 100")
	}
	return r.ends(low, high)
}

// fraction reports whether two numbers may be one, as in 1/2.
func (r *reading) fraction() bool {
	return r.n.Decimals > 0 && len(r.gaps[1]) == 1 && r.gaps[1][0] == "/" && r.numbers[0].can[0] > 0 && r.numbers[0].can[0] < r.numbers[1].can[0] &&
		slices.Contains([]int64{2 * one, 4 * one}, r.numbers[1].can[0])
}

// asked asks about readings, also where there is only one.
func (r *reading) asked(can []Reading, ask string) (Heard, error) {
	if len(can) == 0 {
		_, err := r.n.hundredths(r.numbers[0].can[0])
		return Heard{}, cmpErr(err, r.n.typeOne())
	}
	return Heard{Ask: ask, Choices: can}, nil
}

// ends reads the two ends of a range.
func (r *reading) ends(low, high number) (Heard, error) {
	var can []Reading
	var problem error
	turned := false
	for i, to := range high.can {
		for k, from := range low.can {
			if len(low.can) == len(high.can) && i != k {
				continue // whoever writes 1.000-2.000 means the same by both points
			}
			froms := []int64{from}
			if high.times > 1 && low.times == 1 && from*high.times < to { // 5-10k
				froms = []int64{from * high.times, from}
			}
			for _, from := range froms {
				reading, err := r.one(min(from, to), max(from, to))
				if err != nil {
					problem = cmpErr(problem, err)
					continue
				}
				turned = turned || from > to
				if !slices.Contains(can, reading) {
					can = append(can, reading)
				}
			}
		}
	}
	switch {
	case len(can) == 0:
		return Heard{}, problem
	case turned && len(can) == 1:
		return Heard{Ask: "The larger number comes first.", Choices: can, Counted: !r.foreign && len(r.unclear) == 0}, nil
	}
	return r.heardOf(can, fmt.Sprintf("%q can be read in two ways.", r.text))
}

// written is a number of hundredths with separators.
func written(n int64) string {
	digits := strconv.FormatInt(n/100, 10)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if rest := n % 100; rest > 0 {
		return digits + strings.TrimRight(fmt.Sprintf(".%02d", rest), "0")
	}
	return digits
}
