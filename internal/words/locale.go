package words

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/govalues/decimal"
)

// Locale is how numbers, amounts, days and lists are written.
type Locale struct {
	Language     string            `yaml:"language,opt" json:"language" pattern:"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}" like:"a language tag such as en, de or pt-BR" default:"en" doc:"The language of your texts. By it sentences that count choose their form, such as one or other."`
	Decimal      string            `yaml:"decimal,opt" json:"decimal" pattern:"[.,]" like:"a point or a comma" default:"." doc:"The sign before the decimals of a number."`
	Group        string            `yaml:"group,opt,empty" json:"group" pattern:"[.,'’ \\x{a0}\\x{202f}]?" like:"one of . , ' ’, a space, or nothing" default:"," doc:"The sign between the thousands of a number. Empty for none."`
	Amount       string            `yaml:"amount,opt" json:"amount" pattern:"[^\\r\\n]{1,40}" like:"a short text on one line" holds:"amount,currency" default:"{amount} {currency}" doc:"How an amount and its currency stand together: each once, and no figure beside them."`
	Signs        map[string]string `yaml:"signs,opt" json:"signs,omitempty" doc:"How currencies are written, by their codes, such as EUR: €: at most 12 letters and no figure. One that is left out is written as its code."`
	Date         string            `yaml:"date,opt" json:"date" pattern:"[^\\r\\n]{1,60}" like:"a short text on one line" holds:"day,month,year" default:"{day} {month} {year}" doc:"How a day is written. {month} is one of months. All three stand there once."`
	ShortDate    string            `yaml:"short_date,opt" json:"short_date" pattern:"[^\\r\\n]{1,60}" like:"a short text on one line" holds:"day,month" default:"{day} {month}" doc:"How a day is written where its year is told beside it. {month} is one of short_months. Both stand there once."`
	Months       []string          `yaml:"months,opt" json:"months,omitempty" len:"12" doc:"The months of the year. Left out, they are January to December."`
	ShortMonths  []string          `yaml:"short_months,opt" json:"short_months,omitempty" len:"12" doc:"The same, short. Left out, they are Jan to Dec."`
	And          string            `yaml:"and,opt" json:"and" pattern:"[^\\r\\n]{1,60}" like:"a short text on one line" holds:"first,last" default:"{first} and {last}" doc:"How the last thing of a list is joined to those before it."`
	Or           string            `yaml:"or,opt" json:"or" pattern:"[^\\r\\n]{1,60}" like:"a short text on one line" holds:"first,last" default:"{first} or {last}" doc:"The same where one of them holds."`
	KeepCapitals bool              `yaml:"keep_capitals,opt" json:"keep_capitals,omitempty" default:"false" doc:"true where a name that begins with a capital keeps it inside a sentence, as nouns do in German."`
}

// english is how everything is written where a playbook says nothing of it.
var english = Locale{
	Language: "en", Decimal: ".", Group: ",", Amount: "{amount} {currency}",
	Date: "{day} {month} {year}", ShortDate: "{day} {month}", And: "{first} and {last}", Or: "{first} or {last}",
}

// locale returns how things are written in a language.
func (l *Language) locale() *Locale {
	if l.as == nil {
		return &english
	}
	return l.as
}

// Tag is the tag of the language, such as en.
func (l *Language) Tag() string { return l.locale().Language }

// number writes the signs of a number, which are those of English, as the language does.
func (l *Language) number(text string) string {
	as := l.locale()
	if as.Decimal == english.Decimal && as.Group == english.Group {
		return text
	}
	return strings.NewReplacer(english.Decimal, as.Decimal, english.Group, as.Group).Replace(text)
}

// Whole writes an amount without cents and with separators, for reading aloud:
// 5250.00 is "5,250".
func (l *Language) Whole(d decimal.Decimal) string { return l.number(Whole(d)) }

// Cents writes an amount with the decimals of its currency and with separators:
// "5,250.00" of the dollar, "5,250" of the yen.
func (l *Language) Cents(d decimal.Decimal, currency string) string {
	return l.number(Cents(d, currency))
}

// Plus writes a difference as Cents does, with its sign: "+5,250.00".
func (l *Language) Plus(d decimal.Decimal, currency string) string {
	return l.number(Plus(d, currency))
}

// Rough writes an amount rounded to two figures, a half up, with separators: 5250 is
// "5,300".
func (l *Language) Rough(d decimal.Decimal) string { return l.number(Rough(d)) }

// Grouped puts separators between the thousands of a plain number: "1880.5" is
// "1,880.5".
func (l *Language) Grouped(number string) string { return l.number(Grouped(number)) }

// Plain writes a number that is no amount, such as a percentage, as it stands: "12.5".
func (l *Language) Plain(number string) string { return l.number(number) }

// Digits reads a number back that the language wrote, for a program: "1,880.5" is "1880.5".
func (l *Language) Digits(number string) string {
	as := l.locale()
	if as.Group != "" {
		number = strings.ReplaceAll(number, as.Group, "")
	}
	return strings.ReplaceAll(number, as.Decimal, english.Decimal)
}

// Currency says a currency: its sign, or its code where it has none.
func (l *Language) Currency(code string) string {
	if sign, ok := l.locale().Signs[code]; ok {
		return sign
	}
	return code
}

// In puts an amount, which is written already, and its currency together: "5,250 USD".
func (l *Language) In(amount, currency string) string {
	return fill(l.locale().Amount, "amount", amount, "currency", l.Currency(currency))
}

// Between says an amount from its low to its high case without cents: "4,000 to 6,500",
// and one figure where they are the same.
func (l *Language) Between(low, high decimal.Decimal) string {
	if low.Equal(high) {
		return l.Whole(low)
	}
	return l.Say("words.between", "low", l.Whole(low), "high", l.Whole(high))
}

// About says an amount in three cases in words, the typical one first: "about
// 5,250 USD (4,000 to 6,500)".
func (l *Language) About(low, typical, high decimal.Decimal, currency string) string {
	if low.Equal(high) {
		return l.In(l.Whole(typical), currency)
	}
	return l.Say("words.about_range", "amount", l.In(l.Whole(typical), currency), "range", l.Between(low, high))
}

// Roughly says an amount in three cases, the typical one first, each rounded to two
// figures: "about 5,300 USD (4,700 to 6,500)". Where nothing is left between the ends,
// the typical amount stands alone.
func (l *Language) Roughly(low, typical, high decimal.Decimal, currency string) string {
	amount, from, to := l.In(l.Rough(typical), currency), l.Rough(low), l.Rough(high)
	if from == to {
		return l.Say("words.about", "amount", amount)
	}
	return l.Say("words.about_range", "amount", amount, "range", l.Say("words.between", "low", from, "high", to))
}

// Date writes a day of a file, YYYY-MM-DD, as people read it: "20 December 2026". What is
// no such day stays as it is.
func (l *Language) Date(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	as, month := l.locale(), t.Month().String()
	if len(as.Months) == int(time.December) {
		month = as.Months[t.Month()-1]
	}
	return fill(as.Date, "day", strconv.Itoa(t.Day()), "month", month, "year", strconv.Itoa(t.Year()))
}

// ShortDate writes a day of a file where its year is told beside it: "20 Dec", and " 7 Dec"
// so that dates below each other align.
func (l *Language) ShortDate(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	as, month := l.locale(), t.Format("Jan")
	if len(as.ShortMonths) == int(time.December) {
		month = as.ShortMonths[t.Month()-1]
	}
	return fill(as.ShortDate, "day", t.Format("_2"), "month", month)
}

// List joins names as a person would say them: "a, b and c". No names are the empty text.
func (l *Language) List(names []string) string { return joined(names, l.locale().And) }

// Or joins names of which one holds: "a, b or c".
func (l *Language) Or(names []string) string { return joined(names, l.locale().Or) }

func joined(names []string, last string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	at := len(names) - 1
	return fill(last, "first", strings.Join(names[:at], ", "), "last", names[at])
}

// Small is the package's Small in a language in which a name begins with a small letter
// inside a sentence.
func (l *Language) Small(s string) string {
	if l.locale().KeepCapitals {
		return s
	}
	return Small(s)
}

// KeepsCapitals reports whether a name keeps its capital inside a sentence.
func (l *Language) KeepsCapitals() bool { return l.locale().KeepCapitals }

// same reports whether two ways to write things are one.
func (a *Locale) same(b *Locale) bool {
	x, y := *a, *b
	for code, sign := range x.Signs {
		if other, ok := y.Signs[code]; !ok || other != sign {
			return false
		}
	}
	return len(x.Signs) == len(y.Signs) && slices.Equal(x.Months, y.Months) && slices.Equal(x.ShortMonths, y.ShortMonths) &&
		x.Language == y.Language && x.Decimal == y.Decimal && x.Group == y.Group && x.Amount == y.Amount && x.Date == y.Date &&
		x.ShortDate == y.ShortDate && x.And == y.And && x.Or == y.Or && x.KeepCapitals == y.KeepCapitals
}
