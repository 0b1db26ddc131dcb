package cells

import (
	"strings"
	"unicode"
)

// widths are those of the characters from the blank to ~ in thousandths of their size, in
// Arial, or in Liberation Sans, which is as wide.
var widths = [...]uint16{
	277, 277, 354, 556, 556, 889, 666, 190, 333, 333, 389, 583, 277, 333, 277, 277,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 277, 277, 583, 583, 583, 556,
	1015, 666, 666, 722, 722, 666, 610, 777, 722, 277, 500, 666, 556, 833, 722, 777,
	666, 777, 722, 666, 610, 722, 666, 943, 666, 666, 610, 277, 277, 277, 469, 556,
	333, 556, 556, 500, 556, 556, 277, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 277, 556, 500, 722, 500, 500, 500, 333, 259, 333, 583,
}

// Widths of what has none of its own, in thousandths.
const (
	usualWidth = 600  // of an ordinary letter
	wideWidth  = 1000 // of a character as wide as high
)

// widthOf returns how wide a text is, in thousandths of the size of its letters.
func widthOf(s string) int {
	sum := 0
	for _, r := range s {
		switch {
		case r >= ' ' && int(r-' ') < len(widths):
			sum += int(widths[r-' '])
		case r >= 0x2e80: // what is written in squares, and pictures
			sum += wideWidth
		case !unicode.Is(unicode.Mn, r):
			sum += usualWidth
		}
	}
	return sum
}

// LinesIn returns on how many lines a text stands in a cell of a width, with letters of a
// size, both in points. Programs break lines a little differently, so a line is not filled
// to its very end.
func LinesIn(s string, width, size float64) int {
	most := int(width / size * 960)
	blank := int(widths[0])
	lines := 0
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines++
		used := 0
		for word := range strings.FieldsSeq(paragraph) {
			n := widthOf(word)
			if used > 0 && used+blank+n > most {
				lines++
				used = 0
			}
			if used > 0 {
				used += blank
			}
			lines += n / most // a word that is longer than a line
			used += n % most
		}
	}
	return lines
}
