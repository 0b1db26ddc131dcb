package cmd

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// euro is a playbook of somebody with a currency, prices and model names of their
// own; not everything in it has a price.
var euro = filepath.Join("..", "testdata", "playbooks", "euro")

// foreign is what must be nowhere under it: a word or sign for dollars, and what
// the built-in playbook calls the models. Ids of models are no names.
var foreign = regexp.MustCompile(`USD|[Dd]ollar|\$|[Cc]o-managed|[Ff]ully managed|Hybrid|\bhybrid (IT|needs|becomes|fits)|�`)

// withoutSources takes out what says where the built-in data comes from. Sources name
// articles, whose titles are what they are.
func withoutSources(tb testing.TB) *strings.Replacer {
	tb.Helper()
	var all []string
	var walk func(n *yamldoc.Node, source bool)
	walk = func(n *yamldoc.Node, source bool) {
		if source && n.Kind == yamldoc.Scalar && len(n.Text) > 4 {
			quoted, _ := json.Marshal(n.Text)
			all = append(all, n.Text, strings.Trim(string(quoted), `"`), strings.ReplaceAll(n.Text, `"`, `""`))
		}
		for i := range n.Items {
			walk(&n.Items[i], source)
		}
		for i := range n.Pairs {
			key := n.Pairs[i].Key.Text
			walk(&n.Pairs[i].Value, source || key == "source" || key == "sources")
		}
	}
	for _, file := range []string{"matrix.yaml", "findings.yaml", "readiness.yaml", "catalogue.yaml", "texts.yaml", "questionnaire.yaml"} {
		data, err := questionnaires.Files.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		root, err := yamldoc.Parse(file, data)
		if err != nil {
			tb.Fatal(err)
		}
		walk(root, false)
	}
	// A source may begin with another one.
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, s := range all {
		pairs = append(pairs, s, "")
	}
	return strings.NewReplacer(pairs...)
}

// Under a playbook of one's own, nothing of another currency and no other name of
// a model stands anywhere.
func TestNothingForeignStandsUnderAnOwnPlaybook(t *testing.T) {
	t.Parallel()
	named := withoutSources(t)
	runs := [][]string{
		{"recommend", "FILE", "--explain"},
		{"estimate", "FILE"},
		{"raci", "FILE"},
		{"next", "FILE", "--all"},
		{"compare", "FILE", "--set", "it_fte=3", "--set", "it_staff_plan=keep_same"},
		{"matrix", "FILE"},
		{"models"},
		{"batch", "FILE"},
		{"assess", "FILE", "--no-input"},
	}
	formats := map[string][]string{
		"recommend": {"yaml", "json", "markdown"}, "estimate": {"yaml", "json", "csv", "markdown"}, "raci": {"yaml", "json", "csv", "markdown"},
		"next": {"yaml", "json", "markdown"}, "compare": {"yaml", "json", "markdown"}, "matrix": {"yaml", "csv", "markdown"}, "models": {"json", "csv", "markdown"},
		"batch": {"ndjson"},
	}
	// The first client in every format; of the others, of other models, the pages.
	for i, client := range []string{"quillhaven-credit-union", "harbor-dental", "marrow-creek-schools"} {
		file := filepath.Join("..", "testdata", "engagements", client+".yaml")
		for _, words := range runs {
			args := []string{"--playbook", euro}
			for _, w := range words {
				args = append(args, strings.ReplaceAll(w, "FILE", file))
			}
			views := []string{"client"}
			switch words[0] {
			case "recommend", "estimate", "next", "compare":
				views = append(views, "internal")
			}
			more := formats[words[0]]
			if i > 0 {
				more = nil
			}
			for _, format := range append([]string{"table"}, more...) {
				for _, view := range views {
					all := append([]string{}, args...)
					if format != "table" {
						all = append(all, "-o", format)
					}
					if view == "internal" {
						all = append(all, "--view", view)
					}
					checkForeign(t, named, all)
				}
			}
		}
	}
	checkForeign(t, named, []string{"playbook", "check", euro})
	checkForeign(t, named, []string{"schema", "engagement", "--playbook", euro})
}

func checkForeign(t *testing.T, named *strings.Replacer, args []string) {
	t.Helper()
	r := run(map[string]string{"COLUMNS": "2000"}, reorder(args)...)
	out := strings.ReplaceAll(named.Replace(r.out), `"$schema"`, "")
	for _, r := range []string{`^[a-z0-9_]+$`, `^(?:[A-Z]{3})$`, `)? *$"`, `)? *$`, `"$id"`, `"$defs"`, `"$ref"`, `#/$defs/`, `\d{4}-\d{2}-\d{2}$`, `\\d{4}-\\d{2}-\\d{2}$`} {
		out = strings.ReplaceAll(out, r, "")
	}
	if r.code != exitOK && (args[2] != "assess" || r.code != exitUsage) {
		t.Errorf("%v: exit code %d: %s", args, r.code, r.errOut)
	}
	if at := foreign.FindStringIndex(out); at != nil {
		t.Errorf("%v: %q in %q", args, out[at[0]:at[1]], out[max(0, at[0]-80):min(len(out), at[1]+80)])
	}
}

// reorder puts the command before the flags of all commands.
func reorder(args []string) []string {
	if args[0] != "--playbook" {
		return args
	}
	return append(append([]string{args[2]}, args[3:]...), args[:2]...)
}

// What has no price is named with its quantity and without an amount, in every
// format, and never counted.
func TestWhatHasNoPriceIsQuotedSeparately(t *testing.T) {
	t.Parallel()
	args := []string{"estimate", "--playbook", euro, "--set", "it_fte=0", "--set", "users_count=20", "--set", "endpoints_count=20", "--set", "servers_count=3"}
	if page := printed(t, args...); !strings.Contains(page, "Servers (3): quoted separately") || !strings.Contains(page, "2,100 EUR") {
		t.Errorf("the page says nothing of the servers:\n%s", page)
	}
	var out struct {
		Models map[string]struct {
			Separate []struct {
				ID       string
				Quantity *float64
				Amount   map[string]*string
			} `json:"quoted_separately"`
		}
	}
	if err := json.Unmarshal([]byte(printed(t, append(args, "-o", "json")...)), &out); err != nil {
		t.Fatal(err)
	}
	servers := 0
	for _, line := range out.Models["fully_managed"].Separate {
		if line.ID == "server" && line.Quantity != nil && *line.Quantity == 3 && line.Amount["typical"] == nil {
			servers++
		}
	}
	if servers != 1 {
		t.Errorf("apart: %+v", out.Models["fully_managed"].Separate)
	}
	all, err := csv.NewReader(bytes.NewReader([]byte(printed(t, append(args, "-o", "csv")...)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, row := range all[1:] {
		if row[1] == "server" {
			found = true
			if row[9] != "" || row[14] != "EUR" {
				t.Errorf("the row is %v", row)
			}
		}
	}
	if !found {
		t.Error("no row of the servers")
	}
}

// A card without wages has neither of the options that live from wages, and no sentence
// about them.
func TestNoSentenceRestsOnWagesThatAreNotThere(t *testing.T) {
	t.Parallel()
	file := filepath.Join("..", "testdata", "engagements", "quillhaven-credit-union.yaml")
	const wages, own = "Your own team for everything", "What the client's own people cost comes on top."
	for _, test := range []struct {
		args          []string
		says, saysNot string
	}{
		{[]string{"estimate", file, "--view", "internal"}, wages, "in EUR"},
		{[]string{"estimate", file, "--view", "internal", "--playbook", euro}, own, wages},
		{[]string{"estimate", file, "--view", "internal", "--playbook", euro}, own, "one more IT person"},
		{[]string{"estimate", file, "--view", "internal", "--playbook", euro}, own, "published wages"},
	} {
		page := strings.Join(strings.Fields(printed(t, test.args...)), " ")
		if !strings.Contains(page, test.says) || strings.Contains(page, test.saysNot) {
			t.Errorf("%v: want %q and not %q in\n%s", test.args, test.says, test.saysNot, page)
		}
	}
}

// Without a price for people there is no total, and the page says why.
func TestWithoutAPriceForPeopleThereIsNoTotal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	card := bytes.Replace(readFile(t, filepath.Join(euro, "ratecard.yaml")), []byte("  user: {price: 62}\n"), nil, 1)
	writeFile(t, filepath.Join(dir, "ratecard.yaml"), card)
	file := filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml")
	for _, command := range []string{"recommend", "estimate"} {
		if page := strings.Join(strings.Fields(printed(t, command, file, "--playbook", dir)), " "); !strings.Contains(page, "no monthly total: the price list has no price for users") {
			t.Errorf("%s: %s", command, page)
		}
		out := printed(t, command, file, "--playbook", dir, "-o", "json")
		if strings.Contains(out, "NaN") || strings.Contains(out, `"0.00"`) && command == "recommend" {
			t.Errorf("%s: an amount where there is none", command)
		}
	}
	record := printed(t, "batch", file, "--playbook", dir, "-o", "ndjson")
	if !strings.Contains(record, `"fully_managed":{"low":null`) || !strings.Contains(record, `"currency":"EUR"`) {
		t.Errorf("the record is %s", record)
	}
	printed(t, "compare", file, "--playbook", dir, "--set", "users_count="+strconv.Itoa(40))
	printed(t, "compare", file, "--playbook-b", dir)
	printed(t, "next", file, "--playbook", dir)
}

// Two price lists in two currencies are shown side by side, with no difference.
func TestTwoCurrenciesStandSideBySide(t *testing.T) {
	t.Parallel()
	args := []string{"compare", filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml"), "--playbook-b", euro}
	page := printed(t, args...)
	for _, want := range []string{"6,555.00 USD", "EUR", "no difference between them", "not compared"} {
		if !strings.Contains(strings.Join(strings.Fields(page), " "), want) {
			t.Errorf("%q is not in\n%s", want, page)
		}
	}
	if strings.Contains(page, "Nothing changed") {
		t.Errorf("the currency changed:\n%s", page)
	}
	out := printed(t, append(args, "-o", "json")...)
	if !strings.Contains(out, `"currency_before": "USD"`) || !strings.Contains(out, `"difference": null`) || regexp.MustCompile(`"difference": "`).MatchString(out) {
		t.Errorf("a difference of two currencies:\n%s", out)
	}
}
