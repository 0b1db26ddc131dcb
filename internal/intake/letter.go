package intake

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"mspscope/internal/advice"
	"mspscope/internal/answer"
)

// Letter says how a workbook is mailed: in which sentences, by whom, and by when it is
// expected back.
type Letter struct {
	Texts    *advice.WorkbookTexts
	Provider string // who sends it; "" for nobody
	Contact  advice.Contact
	Brand    advice.Brand
	Logo     *advice.Logo // nil for none
	ReplyBy  string       // the day by which, YYYY-MM-DD; "" for none
	Anybody  bool         // no reader was named: it is for whoever answers the file
}

// reply says to whom the workbook is sent back and by when, "" where nothing of it is
// known.
func (l *Letter) reply() string {
	contact := l.contact()
	switch {
	case contact == "" && l.ReplyBy == "":
		return ""
	case contact == "":
		return advice.Fill(l.Texts.By, "{date}", l.date())
	case l.ReplyBy == "":
		return advice.Fill(l.Texts.Back, "{contact}", contact)
	}
	return advice.Fill(l.Texts.BackBy, "{contact}", contact, "{date}", l.date())
}

// contact is who gets it back, with the ways to reach them.
func (l *Letter) contact() string {
	var ways []string
	for _, way := range []string{cmp.Or(l.Contact.Person, l.Provider), l.Contact.Email, l.Contact.Phone} {
		if way != "" {
			ways = append(ways, way)
		}
	}
	return strings.Join(ways, ", ")
}

// color is that of headings and bars.
func (l *Letter) color() string {
	if l.Brand.Accent == "" {
		return dark
	}
	return strings.ToUpper(l.Brand.Accent[1:])
}

// date writes the day by which it is expected as its readers do.
func (l *Letter) date() string {
	day, err := time.Parse(time.DateOnly, l.ReplyBy)
	if err != nil {
		return l.ReplyBy
	}
	return advice.Fill(l.Texts.Date, "{day}", strconv.Itoa(day.Day()), "{month}", l.Texts.Months[day.Month()-1], "{year}", strconv.Itoa(day.Year()))
}

// length says how many questions there are, and how long those take that are open.
func (w *writer) length() string {
	t := w.letter.Texts
	text := t.Rest
	switch w.open {
	case 0:
		text = t.Ready
	case w.questions:
		text = t.Length
	}
	return advice.Fill(text, "{questions}", strconv.Itoa(w.questions), "{open}", strconv.Itoa(w.open), "{minutes}", strconv.Itoa(minutes(w.seconds)))
}

// minutes rounds up: to a minute, and beyond ten of them to five.
func minutes(seconds int) int {
	n := (seconds + 59) / 60
	if n > 10 {
		n = (n + 4) / 5 * 5
	}
	return n
}

// takes returns how many seconds a question takes as a rule.
func (w *writer) takes(i int) int {
	s, words := &w.letter.Texts.Seconds, &w.q.Questions[i]
	switch w.q.Schema.At(i).Type {
	case answer.Number:
		return s.Number
	case answer.Text:
		return s.Text
	case answer.MultiChoice:
		return s.Choice + s.Row*len(words.Options)
	case answer.Grid:
		return s.Choice + s.Part*len(words.Towers)
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level:
	}
	return s.Choice
}
