package intake

import (
	"fmt"
	"strconv"
	"strings"

	"mspscope/internal/cells"
)

// texts reads the table of texts that the cells name by their number.
func (b *book) texts(part string) ([]string, error) {
	var found []string
	if part == "" {
		return nil, nil
	}
	err := b.parse(part, "sst", func(d *document, a attributes) error {
		d.answers = true
		err := d.each(func(name string, _ attributes) error {
			if name == "extLst" {
				return d.skip()
			}
			if name != "si" {
				return fmt.Errorf("<%.40s> stands among the texts", name)
			}
			s, err := d.richText()
			found = append(found, s)
			return err
		})
		if err != nil {
			return err
		}
		// A text that fell out would move all behind it to other cells.
		if count, err := strconv.Atoi(a.get("uniqueCount")); err == nil && count != len(found) {
			return fmt.Errorf("there are %d texts, not %d", len(found), count)
		}
		return nil
	})
	return found, err
}

// richText returns the text of the element that was begun last, whatever fonts
// its pieces have.
func (d *document) richText() (string, error) {
	var whole strings.Builder
	piece := func(name string, _ attributes) error {
		if name != "t" {
			return d.skip() // a font
		}
		s, err := d.text()
		whole.WriteString(cells.Unescape(s))
		return err
	}
	err := d.each(func(name string, a attributes) error {
		switch name {
		case "t":
			return piece(name, a)
		case "r":
			return d.each(piece)
		case "rPh", "phoneticPr", "extLst": // how Japanese is spoken
			return d.skip()
		}
		return fmt.Errorf("<%.40s> stands in a text", name)
	})
	return whole.String(), err
}
