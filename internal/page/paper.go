package page

import "mspscope/internal/result"

// Paper is what stands around the pages of a document that is sent: whose it is, what it
// is, and what every page of it says.
type Paper struct {
	From   result.From
	Client string // "" where it has no name
	What   string // the kind of document in a few words
	Date   string // YYYY-MM-DD, of the engagement; "" for none
	// Stamp is said on every page: a draft, or that it is not for the client. "" for none.
	Stamp string
	// Language is the tag of the language in which it is written, such as en.
	Language string
	Letter   bool // it is printed on Letter paper, else on A4
	Words    PaperWords
}

// PaperWords are what a writer says of a document that is sent, in its language.
type PaperWords struct {
	Contents      string            // above the table of contents
	ContentsLabel string            // what it is to those who do not see it
	Annex         string            // above the annex
	Skip          string            // a link that leads past what is above the text
	Marks         map[string]string // what a mark of an item says to those who do not see it
}

// paperWords are these words in the language of a result.
func paperWords(r *result.Result) PaperWords {
	return PaperWords{
		Contents: r.Say("paper.contents"), ContentsLabel: r.Say("paper.contents_label"), Annex: r.Say("paper.annex"), Skip: r.Say("paper.skip"),
		Marks: map[string]string{
			"+": r.Say("paper.mark_for"), "-": r.Say("paper.mark_against"), "×": r.Say("paper.mark_no"), "!": r.Say("paper.mark_note"),
			"?": r.Say("paper.mark_open"), "□": r.Say("paper.mark_to_do"), "*": r.Say("paper.mark_remark"),
		},
	}
}

// paperOf is what stands around a document that says what it is.
func paperOf(r *result.Result, what string) *Paper {
	p := &Paper{What: what, Date: r.Subject.Date, Language: r.Language.Tag(), Words: paperWords(r)}
	if r.From != nil {
		p.From = *r.From
		if !r.From.Named() { // what stands there is nobody's name
			p.From.Name = ""
		}
		p.Letter = r.From.Paper == "letter"
	}
	if r.Subject.Name != nil {
		p.Client = *r.Subject.Name
	}
	return p
}

// Part is where a section of a document stands.
type Part uint8

// The parts.
const (
	Body  Part = iota
	Front      // the first page, which stands by itself
	Annex      // for those who ask for it
)

// Headline is a few figures that are seen first.
type Headline struct{ Figures []Figure }

// Figure is one figure with what it is and a remark below it.
type Figure struct {
	Label string
	Value string
	Note  string
}

// Beside is parts that stand beside each other where there is room.
type Beside struct{ Parts []Titled }

// Titled is blocks under a small heading.
type Titled struct {
	Heading string
	Blocks  []Block
}

// Sign is the room in which each side signs.
type Sign struct {
	Sides []string
	Above []string // what stands above the room of each
	Words SignWords
}

// SignWords are what is filled in: the heads of a table or what stands below a line.
type SignWords struct{ For, Name, NameAndTitle, Date, Signature string }

// signedBy is the room in which sides sign.
func signedBy(r *result.Result, sides ...string) Sign {
	s := Sign{Sides: sides, Words: SignWords{
		For: r.Say("paper.sign_for"), Name: r.Say("paper.sign_name"), NameAndTitle: r.Say("paper.sign_name_and_title"), Date: r.Say("paper.sign_date"), Signature: r.Say("paper.sign_signature"),
	}}
	for _, side := range sides {
		s.Above = append(s.Above, r.Say("paper.sign_for_side", "side", side))
	}
	return s
}

// Chart is figures as a picture, with all of it in words for those who do not see it.
type Chart struct {
	Kind  ChartKind
	Title string
	Alt   string   // what the picture shows, in a sentence or two
	Unit  string   // of the values, such as "USD a month"
	Names []string // of the parts of a row, in a chart of parts
	Rows  []ChartRow
}

// ChartRow is one bar of a chart. Values are whole units.
type ChartRow struct {
	Name             string
	Low, Value, High int64   // of a chart of ranges
	Parts            []int64 // of a chart of parts
	Text             string  // the value as it is written beside the bar
	Strong           bool    // it is the one that the page is about
}

// ChartKind is the shape of a chart.
type ChartKind uint8

// The kinds of charts.
const (
	Ranges ChartKind = iota // a bar with the range in which its value may move
	Parts                   // a bar made of parts
	Sides                   // a row of fields: in which of the columns Names it stands, by its Value
)

func (Headline) block() {}
func (Beside) block()   {}
func (Sign) block()     {}
func (Chart) block()    {}
