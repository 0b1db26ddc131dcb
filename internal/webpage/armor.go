package webpage

// A page is text in UTF-8, and carries two compressed files. Seven bits stand in one
// letter of ASCII, so that the text has an eighth more bytes than the file: base64 takes a
// third more.

// taken are the letters that do not stand for themselves, because markup, mail, or a
// program that tidies up lines would change them: nothing, tab, line feed, form feed,
// carriage return, the end of a text file, blank, and what opens a tag.
const taken = "\x00\t\n\f\r\x1a <"

// lineLength is after how many letters a line ends: some programs break longer ones.
const lineLength = 4000

// armored writes bytes as letters, seven bits each. A letter that is taken stands, with the
// next seven bits, in one of the 1,024 letters from U+0400 on, which have two bytes. The
// last bits are filled up with zeros, so that the number of bytes must be told.
// screen/armor.js reads them.
func armored(data []byte) string {
	out := make([]byte, 0, len(data)/7*8+len(data)/lineLength*2+16)
	column, bits, held := 0, uint(0), 0
	at := 0
	next := func() (byte, bool) { // the next seven bits
		for held < 7 {
			var b byte
			switch {
			case at < len(data):
				b = data[at]
			case held == 0 || at > len(data):
				return 0, false
			}
			at++
			bits, held = bits<<8|uint(b), held+8
		}
		held -= 7
		return byte(bits>>held) & 0x7f, true
	}
	for {
		letter, more := next()
		if !more {
			return string(out)
		}
		if k := takenAt(letter); k < 0 {
			out = append(out, letter)
		} else {
			beside, _ := next()
			out = append(out, 0xd0|byte(k)<<1|beside>>6, 0x80|beside&0x3f)
		}
		if column++; column >= lineLength {
			out, column = append(out, '\n'), 0
		}
	}
}

// takenAt is the place of a letter among those that are taken, -1 for one that is not.
func takenAt(letter byte) int {
	for k := range len(taken) {
		if taken[k] == letter {
			return k
		}
	}
	return -1
}
