package pricing

import (
	"strings"

	"mspscope/internal/answer"
)

// currencyName stands in the sentences of a card for its currency.
const currencyName = "{currency}"

// filled puts values into a sentence of the card: pairs of a name and what stands for it.
// An amount and the currency behind it stand together as the language of the playbook puts
// them: "{fee} {currency}" is "€ 1.800" where it is written so.
func (c *Card) filled(text string, values ...string) string {
	pairs := make([]string, 0, 2*len(values)+2)
	for i := 0; i+1 < len(values); i += 2 {
		name, value := values[i], values[i+1]
		pairs = append(pairs, name+" "+currencyName, c.language.In(value, c.Currency), name, value)
	}
	return strings.NewReplacer(append(pairs, currencyName, c.language.Currency(c.Currency))...).Replace(text)
}

// grouped writes hundredths for a person, with separators.
func (c *Card) grouped(n int64) string { return c.language.Grouped(answer.FormatHundredths(n)) }

// plain writes hundredths that are no amount, such as a percentage.
func (c *Card) plain(n int64) string { return c.language.Plain(answer.FormatHundredths(n)) }
