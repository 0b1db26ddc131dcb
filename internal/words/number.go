package words

// Grouped puts separators between the thousands of a plain number: "1880.5" is
// "1,880.5".
func Grouped(number string) string { return grouped(number) }
