package webpage

// A page is text in UTF-8, and carries two compressed files. Five letters for four bytes
// take a sixteenth less room than the four letters for three of base64.

// letters are those that no markup, no script and no mail changes.
const letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%()*+,-./:;=?@[]^_{|"

// lineLength is after how many letters a line ends: some programs break longer ones.
const lineLength = 4000

// armored writes bytes as letters, five for four; the last group is filled up with zeros,
// so that the number of bytes must be told. screen/start.js reads them.
func armored(data []byte) string {
	out := make([]byte, 0, len(data)/4*5+len(data)/lineLength+16)
	column := 0
	for i := 0; i < len(data); i += 4 {
		var word uint32
		for k := range 4 {
			word <<= 8
			if i+k < len(data) {
				word |= uint32(data[i+k])
			}
		}
		var group [5]byte
		for k := 4; k >= 0; k-- {
			group[k] = letters[word%85]
			word /= 85
		}
		out = append(out, group[:]...)
		if column += 5; column >= lineLength {
			out, column = append(out, '\n'), 0
		}
	}
	return string(out)
}
