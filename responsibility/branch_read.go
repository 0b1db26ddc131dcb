package responsibility

import (
	"slices"
	"strings"
	"unicode"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// rule reads the condition of a row or of a part of it. What is only known after the
// rows are laid out cannot be tested.
func (cr *catalogueReader) rule(at *yamldoc.Node, when, unless answer.When) answer.Rule {
	rule := cr.schema.ReadRule(cr.report, when, unless, answer.Answers)
	for _, q := range rule.Questions() {
		if id := cr.schema.At(q).ID; slices.Contains(cr.later, id) {
			cr.report.Add(at, "%q is not known yet where rows are laid out; test answers, the model, a split or a ratio", id)
			break
		}
	}
	return rule
}

// branch reads when a possibility of a row counts.
func (cr *catalogueReader) branch(f *branchFile) branch {
	b := branch{rule: cr.rule(f.Node, f.When, f.Unless), sold: f.soldFile}
	for _, side := range f.Sides {
		b.sides[side] = true
	}
	if len(f.Sides) == 0 {
		b.sides = [terms.ThirdParty + 1]bool{terms.Provider: true, terms.Shared: true, terms.Client: true, terms.ThirdParty: true}
	}
	for _, named := range []struct {
		key string
		ids []string
	}{{"lines", f.Lines}, {"without", f.Without}, {"left_out", f.LeftOut}, {"separate", f.Separate}} {
		for i, id := range named.ids {
			cr.catalogue.lines = append(cr.catalogue.lines, NamedLine{id, &f.At(named.key).Items[i]})
		}
	}
	return b
}

// fees reads what a row has to do with the price.
func (cr *catalogueReader) fees(f *activityFile) (fees []feeRule) {
	for i := range f.Fee {
		fee := &f.Fee[i]
		if fee.Node == nil {
			continue
		}
		b := cr.branch(&fee.branchFile)
		if !fee.Faulty && HasAmount(fee.Note) {
			cr.report.Add(fee.At("note"), "a note to a row names no amount of money, because the price says it; say the limit")
		}
		if i > 0 && fees != nil && always(&fees[len(fees)-1]) {
			cr.report.Add(fee.Node, "nothing leads here: the item before it always fits; give that one a condition, or remove this one")
		}
		note, said := inContract(fee.Note)
		fees = append(fees, feeRule{branch: b, fee: fee.Fee, note: note, said: said})
	}
	return fees
}

// always reports whether a rule fits whatever the client is like.
func always(f *feeRule) bool {
	return f.rule.When.Always() && !f.rule.HasUnless() && f.sold.fits(nil) &&
		f.sides == [terms.ThirdParty + 1]bool{terms.Provider: true, terms.Shared: true, terms.Client: true, terms.ThirdParty: true}
}

// variants reads the other words and letters of a row. The letters of its columns are
// taken before.
func (cr *catalogueReader) variants(f *activityFile, a *Activity, sound [numColumns]bool) (all []variant) {
	for i := range f.Variants {
		v := &f.Variants[i]
		if v.Node == nil {
			continue
		}
		name, said := inContract(v.Name)
		out := variant{branch: cr.branch(&v.branchFile), name: name, said: said, because: v.Because, handoff: v.Handoff}
		if v.Handoff != "" {
			cr.own(v.At("handoff"), v.Handoff, f.ID)
		}
		switch {
		case v.Faulty:
		case v.Letters != nil:
			out.letters = cr.variantLetters(v, a)
		case v.Name == "" && v.Handoff == "" && v.Because == "":
			cr.report.Add(v.Node, "the variant %s changes nothing; give it a name, letters, a handoff or a reason, or remove it", v.ID)
		case v.Handoff != "" && !slices.Contains(sound[:], false) && !handsOver(a, &out.branch):
			cr.report.Add(v.At("handoff"), "nothing is handed over in %s on the sides of this variant; remove the sentence or give it letters", f.ID)
		}
		all = append(all, out)
	}
	return all
}

// variantLetters checks the letters of a variant as those of a column.
func (cr *catalogueReader) variantLetters(v *variantFile, a *Activity) *[2]cell {
	c := cell{letters: *v.Letters, handoff: v.Handoff}
	n := v.At("letters")
	if !cr.check(n, "the variant "+v.ID, &c.letters, a.Authority != "") {
		return nil
	}
	switch meet := c.letters.meet(); {
	case meet && c.handoff == "":
		cr.report.Add(v.Node, "client and provider both hold A or R in the variant %s of %s, but no handoff says how work passes between them; add one", v.ID, a.ID)
	case !meet && c.handoff != "":
		cr.report.Add(v.At("handoff"), "only one of client and provider holds A or R in the variant %s of %s, so nothing is handed over; remove the sentence or correct the letters", v.ID, a.ID)
	}
	return &[2]cell{c.withoutIT(), c}
}

// handsOver reports whether client and provider meet in a row on one of the sides of a
// branch.
func handsOver(a *Activity, b *branch) bool {
	for side, is := range b.sides {
		if is && (a.cells[side][0].handoff != "" || a.cells[side][1].handoff != "") {
			return true
		}
	}
	return false
}

// currencies are the codes beside which a number is an amount of money. Three capital
// letters alone do not tell: ISO 27001 is none.
var currencies = []string{"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "JPY", "INR", "ZAR", "SGD", "MXN", "BRL", "dollars", "euros", "pounds"}

// HasAmount reports whether a text names an amount of money: it has the sign of a
// currency, or a number beside its code.
func HasAmount(text string) bool {
	if strings.ContainsAny(text, "$€£¥") {
		return true
	}
	all := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := range len(all) - 1 {
		for _, pair := range [][2]string{{all[i], all[i+1]}, {all[i+1], all[i]}} {
			if strings.Trim(pair[0], "0123456789") == "" && slices.Contains(currencies, pair[1]) {
				return true
			}
		}
	}
	return false
}
