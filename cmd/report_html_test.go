package cmd

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/render/html"
	"mspscope/internal/result"
)

// mostBytes is how large a document for a browser may be, so that every mailbox takes it.
const mostBytes = 500_000

// What a client's document holds for programs is all that the document was made of, and
// small enough to be sent.
func TestADocumentIsMadeAgainFromItsData(t *testing.T) {
	t.Parallel()
	for _, args := range []string{"harbor-dental.yaml --for owner", "vantrell-freight.yaml --for owner --include annex", "quillhaven-credit-union.yaml --for owner --include annex"} {
		words := strings.Fields(args)
		words[0] = filepath.Join("..", "testdata", "engagements", words[0])
		r := run(nil, append(append([]string{"report"}, words...), "--with-data", "-o", "html")...)
		if r.code != exitOK {
			t.Fatalf("%s: exit code %d: %s", args, r.code, r.errOut)
		}
		if len(r.out) > mostBytes {
			t.Errorf("%s: %d bytes", args, len(r.out))
		}
		_, rest, _ := strings.Cut(r.out, `<script type="application/json" id="`+html.DataID+`">`)
		data, _, ok := strings.Cut(rest, "</script>")
		var back result.Result
		if err := json.Unmarshal([]byte(data), &back); err != nil || !ok {
			t.Fatalf("%s: %v", args, err)
		}
		back.Language = back.Language.Over(playbook.BuiltInSentences())
		if back.Internal != nil {
			t.Errorf("%s: the data hold what is internal", args)
		}
		var include []string
		if strings.Contains(args, "annex") {
			include = []string{"annex"}
		}
		var again bytes.Buffer
		if err := html.WriteWith(&again, page.Report(back.ForClient()).Choose(include, nil), []byte(data)); err != nil {
			t.Fatal(err)
		}
		if again.String() != r.out {
			t.Errorf("%s: the document of the data is another one", args)
		}
	}
}

func TestDataGoIntoAClientsDocumentForABrowserOnly(t *testing.T) {
	t.Parallel()
	file := filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml")
	for args, want := range map[string]string{
		"-o markdown":                  "an HTML file only",
		"--view internal":              "add --view client",
		"--for delivery":               "the edition for delivery leaves some of it out",
		"--for delivery --view client": "the edition for delivery leaves some of it out",
		"--for it_lead":                "add --for owner",
		"--set respondent=it_lead":     "the edition for it_lead leaves some of it out", // for whom it is follows from who answered
	} {
		r := run(nil, append([]string{"report", file, "--with-data"}, strings.Fields(args)...)...)
		if r.code != exitUsage || r.out != "" || !strings.Contains(r.errOut, want) {
			t.Errorf("%s: exit code %d: %s", args, r.code, r.errOut)
		}
	}
}
