package playbook

import (
	"fmt"
	"strings"

	"mspscope/questionnaires"
)

// SchemaDir is the directory in a playbook with the JSON Schemas of its files. Its
// name is hidden, so that nothing in it is taken for a file of the playbook.
const SchemaDir = ".schemas"

// Starter returns a file of a playbook to begin with: what every one needs, and
// commented examples. With a currency the rate card is in it. The first line tells
// editors where the schema of the file is.
func Starter(file, currency string) ([]byte, error) {
	data, err := questionnaires.Starters.ReadFile("starter/" + file)
	if err != nil {
		return nil, fmt.Errorf("no starter for %s: %w", file, err)
	}
	text := string(data)
	if currency != "" && file == RateCardFile {
		text = strings.Replace(text, "version: 1\n", "version: 1\n\n"+
			"# Amounts in another currency are not taken over: until a price stands here, a\n"+
			"# unit is quoted separately. 'mspscope playbook check' lists what has none.\n"+
			"currency: "+currency+"\n", 1)
	}
	return []byte("# yaml-language-server: $schema=" + SchemaDir + "/" + stem(file) + ".json\n" + text), nil
}
