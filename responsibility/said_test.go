package responsibility

import "testing"

// Both sides sign the third person; a document says the same to the client, and calls the
// provider by its name where it has one.
func TestRowsAreSaidToTheClient(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ written, provider, signed, said string }{
		{"Tell {client} of an incident at {provider} itself", "Northwind IT", "Tell the client of an incident at the provider itself", "Tell you of an incident at Northwind IT itself"},
		{"Own the tenant in {client}'s name", "", "Own the tenant in the client's name", "Own the tenant in your name"},
		{"Put {provider}'s tools on computers", "", "Put the provider's tools on computers", "Put the provider's tools on computers"},
		{"Patch servers", "Northwind IT", "Patch servers", ""},
	} {
		var catalogue Catalogue
		catalogue.Call(c.provider)
		signed, template := inContract(c.written)
		if said := catalogue.says.to(template); signed != c.signed || said != c.said {
			t.Errorf("%q is signed as %q and said as %q", c.written, signed, said)
		}
	}
}
