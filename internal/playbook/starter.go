package playbook

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"sync"

	"mspscope/questionnaires"
)

// SchemaDir is the directory in a playbook with the JSON Schemas of its files. Its
// name is hidden, so that nothing in it is taken for a file of the playbook.
const SchemaDir = ".schemas"

// currencyLine is where the rate card of a country says in what it counts.
var currencyLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^currency: [A-Z]{3}$`) })

// Countries lists the countries whose own rules a playbook can begin with.
func Countries() []string {
	entries, err := questionnaires.Countries.ReadDir("countries")
	if err != nil {
		return nil // they are part of the program
	}
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.Name()
	}
	return ids
}

// CountryCurrency is the currency of the rate card that a country begins with, "" for no
// country.
func CountryCurrency(country string) string {
	data, err := questionnaires.Countries.ReadFile("countries/" + country + "/" + RateCardFile)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(string(currencyLine().Find(data)), "currency: ")
}

// Starter returns a file of a playbook to begin with: what every one needs, and
// commented examples. With a country it is that country's file where it has one, whose
// rate card is in its currency; with a currency the rate card is in that. The first line
// tells editors where the schema of the file is.
func Starter(file, currency, country string) ([]byte, error) {
	data, err := questionnaires.Countries.ReadFile("countries/" + country + "/" + file)
	own := err == nil && country != ""
	if country == "" || errors.Is(err, fs.ErrNotExist) {
		data, err = questionnaires.Starters.ReadFile("starter/" + file)
	}
	if err != nil {
		return nil, fmt.Errorf("no starter for %s: %w", file, err)
	}
	text := string(data)
	switch {
	case currency == "" || file != RateCardFile:
	case own:
		text = currencyLine().ReplaceAllLiteralString(text, "currency: "+currency)
	default:
		text = strings.Replace(text, "version: 1\n", "version: 1\n\n"+
			"# Amounts in another currency are not taken over: until a price stands here, a\n"+
			"# unit is quoted separately. 'mspscope playbook check' lists what has none.\n"+
			"currency: "+currency+"\n", 1)
	}
	return []byte("# yaml-language-server: $schema=" + SchemaDir + "/" + stem(file) + ".json\n" + text), nil
}
