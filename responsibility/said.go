package responsibility

import (
	"cmp"
	"strings"
)

// The words of a row speak of client and provider in the third person, because both sign
// them. Where a document says the same to the client it calls the client "you" and the
// provider by its name, so both stand in the file as placeholders.
const (
	clientName   = "{client}"
	providerName = "{provider}"
)

// inContract are words of a row as both sides sign them, and the words as they are written
// where a document would say them otherwise, else "".
func inContract(text string) (contract, said string) {
	if !strings.Contains(text, clientName) && !strings.Contains(text, providerName) {
		return text, ""
	}
	return strings.NewReplacer(clientName, "the client", providerName, "the provider").Replace(text), text
}

// toClient puts the words into placeholders with which a document speaks to the client.
type toClient struct{ replacer *strings.Replacer }

// to is a text as it is said to the client, "" for "".
func (s *toClient) to(text string) string {
	if text == "" || s.replacer == nil {
		return ""
	}
	return s.replacer.Replace(text)
}

// Call says how documents call the provider; "" for a provider without a name. It is called
// once, before the catalogue is used.
func (c *Catalogue) Call(provider string) {
	c.says.replacer = strings.NewReplacer(clientName+"'s", "your", clientName, "you", providerName, cmp.Or(provider, "the provider"))
}

// ToClient is what is done, as a document says it to the client.
func (r *Row) ToClient() string { return cmp.Or(r.Said, r.Name) }

// NoteToClient is what the row has to do with the price, as a document says it to the client.
func (r *Row) NoteToClient() string { return cmp.Or(r.NoteSaid, string(r.FeeNote)) }
