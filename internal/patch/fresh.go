package patch

// New returns the text of an engagement file without answers, ready for edits.
// The client's name and the date, YYYY-MM-DD, are left out where empty.
func New(clientName, date string) []byte {
	client := ""
	if clientName != "" {
		client = "name: " + Text(clientName)
	}
	if date != "" {
		if client != "" {
			client += ", "
		}
		client += "date: " + date
	}
	if client != "" {
		client = "client: {" + client + "}\n"
	}
	return []byte("version: 1\n" + client + "answers: {}\n")
}
