package responsibility

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Fee says what an activity has to do with the price.
type Fee string

// What a row can have to do with the price.
const (
	Included   Fee = "included"    // in the monthly fee
	Extra      Fee = "extra"       // the provider does it, and it costs more than the fee
	NotOffered Fee = "not_offered" // no part of this service: nobody may count on it
	OwnWork    Fee = "client"      // the client's own, or another company's under a contract of the client's
)

// Words lists the ids of the fees.
func (Fee) Words() []string {
	return []string{string(Included), string(Extra), string(NotOffered), string(OwnWork)}
}

// Sold is what a price of a split holds, as ids of its lines.
type Sold struct {
	Lines    []string // in the price, and come to something
	LeftOut  []string // left out by the quote, and would come to something
	Separate []string // quoted separately, because they have no price
}

// NamedLine is a line of a rate card that a row names.
type NamedLine struct {
	ID string
	At *yamldoc.Node
}

// Lines lists the lines of the rate card that say what the row has to do with the price,
// each once.
func (a *Activity) Lines() (ids []string) {
	for i := range a.fees {
		for _, of := range [][]string{a.fees[i].sold.Lines, a.fees[i].sold.LeftOut} {
			for _, id := range of {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
	}
	return ids
}

// soldFile are the keys that test what is sold.
type soldFile struct {
	Lines    []string `yaml:"lines,opt" doc:"It counts where one of these lines is in the price: ids of unit classes, add-ons or uplifts of the rate card. Without a rate card it never does."`
	Without  []string `yaml:"without,opt" doc:"It counts where none of these lines is in the price. Without a rate card it never does."`
	LeftOut  []string `yaml:"left_out,opt" doc:"It counts where the quote leaves one of these lines out of the price."`
	Separate []string `yaml:"separate,opt" doc:"It counts where one of these lines is quoted separately, because it has no price."`
}

// fits reports whether what is sold is as the keys want it; nil is a playbook without
// prices, of which nothing is known.
func (f *soldFile) fits(s *Sold) bool {
	if s == nil {
		return len(f.Lines)+len(f.Without)+len(f.LeftOut)+len(f.Separate) == 0
	}
	return (len(f.Lines) == 0 || anyOf(f.Lines, s.Lines)) &&
		(len(f.Without) == 0 || !anyOf(f.Without, s.Lines)) &&
		(len(f.LeftOut) == 0 || anyOf(f.LeftOut, s.LeftOut)) &&
		(len(f.Separate) == 0 || anyOf(f.Separate, s.Separate))
}

func anyOf(some, of []string) bool {
	return slices.ContainsFunc(some, func(id string) bool { return slices.Contains(of, id) })
}

// branchFile are the keys that say when one of several possibilities of a row counts.
type branchFile struct {
	yamldoc.Place
	answer.Exception
	soldFile

	Sides []terms.Side `yaml:"sides,opt" doc:"It counts where the row has one of these sides, after all that moves it. Left out: for every side."`
}

// branch is a possibility of a row: the first that fits counts.
type branch struct {
	rule  answer.Rule
	sold  soldFile
	sides [terms.ThirdParty + 1]bool
}

func (b *branch) fits(in *Input, side terms.Side) bool {
	return b.sides[side] && b.sold.fits(in.Sold) && b.rule.Holds(in.View)
}

type feeFile struct {
	branchFile

	Fee  Fee    `yaml:"fee" doc:"included: in the monthly fee. extra: the provider does it, and it costs more. not_offered: no part of this service. client: the client's own."`
	Note string `yaml:"note,opt" holds:"client,provider" doc:"The limit in one sentence that the client reads: hours, volume, from afar or on site, or how it is quoted. Never an amount of money, which the price says. {client} and {provider} are as in name."`
}

// feeRule is what a row has to do with the price where it fits.
type feeRule struct {
	branch
	fee  Fee
	note string
	said string // the note with its placeholders, "" where it has none
}

type variantFile struct {
	ID string `yaml:"id,id" doc:"A name for the variant, for messages and for own files that change it."`
	branchFile

	Name    string      `yaml:"name,opt" holds:"client,provider" doc:"What is done, in other words than those of the row."`
	Letters *Assignment `yaml:"letters,opt" doc:"Who has which part, instead of the letters of the row. They are those of a client with IT staff; without, its executive sponsor takes the place of client_it."`
	Handoff string      `yaml:"handoff,opt" doc:"How work passes between client and provider, instead of the row's sentence. With letters it stands exactly where both of them hold A or R; no other row may have the same."`
	Because string      `yaml:"because,opt" doc:"Why it is so, in a sentence that the client reads beside the row."`
}

// variant is other words or letters of a row.
type variant struct {
	branch
	name, because string
	said          string // the name with its placeholders, "" where it has none
	handoff       string
	letters       *[2]cell // without and with IT staff; nil for the row's
}

// moves reports whether somebody of another party would answer for the row.
func (v *variant) moves(from *cell, clientIT bool) bool {
	if v.letters == nil {
		return false
	}
	to := &v.letters[0]
	if clientIT {
		to = &v.letters[1]
	}
	return to.letters.Accountable().Party() != from.letters.Accountable().Party()
}

// change applies the variant to a row.
func (v *variant) change(c *Catalogue, row *Row, clientIT bool) {
	if v.name != "" {
		row.Name, row.Said = v.name, c.says.to(v.said)
	}
	if v.because != "" {
		row.Because = v.because
	}
	if v.letters != nil {
		to := &v.letters[0]
		if clientIT {
			to = &v.letters[1]
		}
		row.Letters, row.Handoff = to.letters, terms.Optional(to.handoff)
	} else if v.handoff != "" && row.Handoff != "" {
		row.Handoff = terms.Optional(v.handoff)
	}
}

// price says what a row has to do with the price: what the first rule that fits says, of
// which one that says included fits only where the provider has a part in the row. Else
// the provider's work is in the fee, and all other is the client's own. Work that the
// provider has only because the row was moved to it is no part of a price that follows
// from the towers, and what was agreed without being sold costs extra.
func (c *Catalogue) price(a *Activity, in *Input, row *Row) {
	part := row.Letters.Holds(ProviderParty)
	for i := range a.fees {
		if f := &a.fees[i]; f.fits(in, row.Side) && (part || f.fee != Included) {
			row.Fee, row.FeeNote, row.NoteSaid = f.fee, terms.Optional(f.note), c.says.to(f.said)
			if row.Status == Agreed && part && f.fee == NotOffered {
				row.Fee, row.FeeNote, row.NoteSaid = Extra, terms.Optional(c.moved), c.says.to(c.movedSaid)
			}
			return
		}
	}
	ours := func(s terms.Side) bool { return s == terms.Provider || s == terms.Shared }
	switch {
	case !part:
		row.Fee = OwnWork
	case ours(row.Side) && !ours(sideOf(&in.Split, a.Tower)):
		row.Fee, row.FeeNote, row.NoteSaid = Extra, terms.Optional(c.moved), c.says.to(c.movedSaid)
	default:
		row.Fee = Included
	}
}
