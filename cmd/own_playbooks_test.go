package cmd

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/playbook"
)

// ownPlaybook is a playbook of somebody's own, and what must be nowhere under it.
type ownPlaybook struct {
	dir     string
	regimes string   // that its clients are under
	foreign []string // words
	name    string   // of the provider; "" where none is set
}

// american is what nobody outside the United States reads: its agencies and rules, its
// money, dates as it writes them, and words that are used there alone.
func american() []string {
	return strings.Split("USD|dollar|dollars|Dollar|Dollars|$|HIPAA|CMMC|FTC|CJIS|FERPA|FFIEC|NCUA|NIST|CISA|FBI|IRS|SEC|NYDFS|NYCRR|ITAR|SOX|NERC|E-Rate|FedRAMP|SHRM|BLS|"+
		"vacation|vacations|Vacation|sales tax|counsel|Counsel|credit union|federal|Federal|state law|state laws|county|January 12, 20|March 31, 20|October 13, 20|October 14, 20|November 10, 20", "|")
}

// builtInNames is what the built-in playbook calls the models.
func builtInNames() []string {
	return []string{"co-managed", "Co-managed", "fully managed", "Fully managed", "Hybrid", "hybrid IT"}
}

// foreignIn is the first word of those in a text, with what stands around it, or "".
func foreignIn(text string, foreign []string) string {
	letter := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i] == '_' || text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z' || text[i] >= '0' && text[i] <= '9')
	}
	for _, word := range foreign {
		for at := 0; ; {
			i := strings.Index(text[at:], word)
			if i < 0 {
				break
			}
			at += i
			end := at + len(word)
			// Of money only what stands before a figure: other signs are those of a format.
			money := word == "$" && end < len(text) && text[end] >= '0' && text[end] <= '9'
			if money || word != "$" && !letter(at-1) && (!letter(end) || strings.HasSuffix(word, "20")) {
				return word + " in " + text[max(0, at-80):min(len(text), end+80)]
			}
			at = end
		}
	}
	return ""
}

// ownPlaybooks are the files that a country begins with, as 'playbook init' writes them,
// and the two complete examples.
func ownPlaybooks(t *testing.T) []ownPlaybook {
	t.Helper()
	examples := slices.Concat(american(), builtInNames())
	all := []ownPlaybook{
		{filepath.Join("..", "testdata", "playbooks", "euro-per-user"), "[nis2, privacy, tisax]", append(slices.Clip(examples), "GBP", "AUD"), "Lindenhof IT GmbH"},
		{filepath.Join("..", "testdata", "playbooks", "security-first"), "[cyber_essentials, privacy]", append(slices.Clip(examples), "EUR", "AUD"), "Harrowgate Keep Ltd"},
	}
	for _, c := range [][4]string{{"eu", "[nis2, privacy, dora]", "GBP", "AUD"}, {"uk", "[cyber_essentials, privacy]", "EUR", "AUD"}, {"au", "[essential_eight, privacy, apra_cps234]", "EUR", "GBP"}} {
		dir := filepath.Join(t.TempDir(), c[0])
		for _, file := range playbook.FileNames() {
			data, err := playbook.Starter(file, "", c[0])
			if err != nil {
				t.Fatal(err)
			}
			writeFile(t, filepath.Join(dir, file), data)
		}
		all = append(all, ownPlaybook{dir, c[1], append(american(), c[2], c[3]), ""})
	}
	return all
}

// ownRuns are the commands with every format and view, each a line; FILE is a client.
const ownRuns = `recommend FILE --all
recommend FILE --explain --view internal
recommend FILE -o yaml
recommend FILE -o json --view internal
recommend FILE -o markdown
estimate FILE
estimate FILE --view internal
estimate FILE --price-detail full
estimate FILE -o yaml
estimate FILE -o json --view internal
estimate FILE -o csv
estimate FILE -o markdown
raci FILE --size full
raci FILE -o yaml
raci FILE -o json
raci FILE -o csv
raci FILE -o markdown
plan FILE
plan FILE -o markdown
next FILE --all
next FILE --view internal
next FILE -o json
note FILE
note FILE --say
compare FILE --set it_fte=1 --set it_staff_plan=keep_same
compare FILE --set users_count=11 --view internal -o json
report FILE -o markdown
report FILE -o html --for owner
report FILE -o docx --for it_lead
report FILE -o xlsx --for delivery
intake FILE --to OUT.xlsx
matrix FILE
models
models -o markdown
batch FILE -o ndjson
batch FILE -o csv --summary
export FILE --for lines
schema engagement`

// Under a playbook of somebody's own nothing stands of another country, of another
// currency or of the built-in names: every command and format, and each of the example
// clients under some of them.
func TestNothingOfAnotherCountryStandsUnderAnOwnPlaybook(t *testing.T) {
	t.Parallel()
	named := withoutSources(t)
	clients := engagements(t)
	for p, own := range ownPlaybooks(t) {
		t.Run(filepath.Base(own.dir), func(t *testing.T) {
			t.Parallel()
			files := underRegimes(t, clients, own.regimes)
			said := 0
			for i, line := range strings.Split(ownRuns, "\n") {
				out := filepath.Join(t.TempDir(), "out")
				line = strings.NewReplacer("FILE", files[(i+5*p)%len(files)], "OUT", out).Replace(line)
				r := runWhole(append(strings.Fields(line), "--playbook", own.dir)...)
				if r.code != exitOK && !strings.Contains(r.errOut, "so there is nothing to export") {
					t.Errorf("%s: exit code %d: %s", line, r.code, r.errOut)
				}
				text := r.out
				if strings.Contains(line, ".xlsx") {
					text = string(readFile(t, out+".xlsx"))
				}
				text = named.Replace(unpacked(t, text))
				if found := foreignIn(text, own.foreign); found != "" {
					t.Errorf("%s: %s", line, found)
				}
				if own.name != "" && strings.Contains(text, own.name) {
					said++
				}
			}
			if own.name != "" && said < 12 {
				t.Errorf("the name of the provider stands in %d outputs", said)
			}
		})
	}
}

// runWhole calls the program as run does, with all of a playbook whatever the command
// needs of it, so that each is read once.
func runWhole(args ...string) ran {
	var out, errOut bytes.Buffer
	a := app{
		Streams: Streams{In: strings.NewReader(""), Out: &out, Err: &errOut},
		env:     func(key string) string { return map[string]string{"COLUMNS": "2000"}[key] },
		load: func(dir string, _ playbook.Parts) (*playbook.Playbook, error) {
			return playbooks.load(dir, playbook.Everything)
		},
		limit: func(int64) int64 { return 0 },
	}
	return ran{a.main(args), out.String(), errOut.String()}
}

// underRegimes writes the example clients as they are under other rules.
func underRegimes(t *testing.T, clients []string, regimes string) []string {
	t.Helper()
	dir, key := t.TempDir(), regexp.MustCompile(`(?m)^  compliance_regimes: .*$`)
	files := make([]string, len(clients))
	for i, client := range clients {
		files[i] = filepath.Join(dir, filepath.Base(client))
		data := bytes.ReplaceAll(readFile(t, client), []byte("vacation"), []byte("leave")) // in a client's own words
		writeFile(t, files[i], key.ReplaceAll(data, []byte("  compliance_regimes: "+regimes)))
	}
	return files
}

// unpacked is the text of a document for a word processor or of a workbook; any other
// text is as it is.
func unpacked(t *testing.T, text string) string {
	t.Helper()
	if !strings.HasPrefix(text, "PK") {
		return text
	}
	archive, err := zip.NewReader(bytes.NewReader([]byte(text)), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range archive.File {
		if !strings.HasSuffix(f.Name, "document.xml") && !strings.HasSuffix(f.Name, "sharedStrings.xml") {
			continue
		}
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, part); err != nil {
			t.Fatal(err)
		}
		_ = part.Close() // it was only read
	}
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(all.String(), " ")
}

// Both examples are complete: nothing in them is to be looked at, nothing is without a
// price, and their own clients get what is right for them.
func TestTheCompleteExamplesHaveNoProblems(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"euro-per-user", "security-first"} {
		page := printed(t, "playbook", "check", filepath.Join("..", "testdata", "playbooks", name))
		if !strings.Contains(page, "No problems found.") || !strings.Contains(page, "5 of 5 get what is expected.") {
			t.Errorf("%s:\n%s", name, page)
		}
	}
}

// What a country begins with has no prices and no other fault: the check lists what is to
// be set.
func TestACountryBeginsWithoutPricesAndFaults(t *testing.T) {
	t.Parallel()
	if got := playbook.Countries(); len(got) != 3 {
		t.Fatalf("the countries are %v", got)
	}
	for country, program := range map[string]string{"eu": "nis2", "uk": "cyber_essentials", "au": "essential_eight"} {
		dir := filepath.Join(t.TempDir(), country)
		printed(t, "playbook", "init", dir, "--country", country)
		page := printed(t, "playbook", "check", dir)
		for _, want := range []string{playbook.CountryCurrency(country), "  - user\n", "  - " + program + "\n", "spend_per_user"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: no %q in\n%s", country, want, page)
			}
		}
		if strings.Contains(page, "Without effect") || strings.Contains(page, "is used by no") {
			t.Errorf("%s:\n%s", country, page)
		}
	}
}

// The packages of the example are a question and two add-ons: each costs more than the one
// before, for everybody and for nobody else.
func TestPackagesForEachPersonAreAQuestionAndAddOns(t *testing.T) {
	t.Parallel()
	args := []string{"estimate", "--playbook", filepath.Join("..", "testdata", "playbooks", "euro-per-user"), "--set", "it_fte=0", "--set", "users_count=10", "--set", "endpoints_count=14"}
	for choice, fee := range map[string]string{"basic": "790.00", "plus": "930.00", "complete": "1,080.00"} {
		if page := printed(t, append(args, "--set", "service_package="+choice)...); !strings.Contains(page, fee) {
			t.Errorf("%s: no %s in\n%s", choice, fee, page)
		}
	}
	if page := strings.Join(strings.Fields(printed(t, args...)), " "); !strings.Contains(page, "The price is for Basic") {
		t.Errorf("nothing is said of the open package:\n%s", page)
	}
}

// The operations centre by itself has a line of its own; where the help desk is the
// provider's too, it is in the price already.
func TestTheOperationsCentreIsALineOfItsOwn(t *testing.T) {
	t.Parallel()
	args := []string{"estimate", "--playbook", filepath.Join("..", "testdata", "playbooks", "security-first"), "--set", "it_fte=4", "--set", "users_count=100", "--set", "endpoints_count=100"}
	const kept = "tower_owners={service_desk: client, endpoints: client, servers_cloud: client, network: client, identity_collaboration: client, backup_recovery: client, security_operations: provider}"
	const line = "Operations centre on duty"
	if page := printed(t, append(args, "--set", kept)...); !strings.Contains(page, line) || !strings.Contains(page, "1,900.00") || !strings.Contains(page, "24x7 operations centre: about") {
		t.Errorf("no line of it:\n%s", page)
	}
	if page := printed(t, append(args, "--set", strings.Replace(kept, "service_desk: client", "service_desk: provider", 1))...); strings.Contains(page, line) {
		t.Errorf("it is counted twice:\n%s", page)
	}
}
