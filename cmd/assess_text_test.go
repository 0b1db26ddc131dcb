package cmd

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/internal/answer"
)

// TestAssessTakesOnlyWhatAFileCanHold types what has no place in a file: it is
// refused in words and asked again, and what is saved can be read.
func TestAssessTakesOnlyWhatAFileCanHold(t *testing.T) {
	t.Parallel()
	long, line := strings.Repeat("ü", answer.MaxText+1), strings.Repeat("x", 70_000)
	for name, tt := range map[string]struct {
		typed       string
		said, saved []string
	}{
		"a long name":           {long + "\nHarbor Dental\nq\n", []string{"keep it to 10,000 characters"}, []string{"name: Harbor Dental"}},
		"as long as may be":     {long[2:] + "\nq\n", nil, []string{long[2:]}},
		"a very long line":      {line + "\nHarbor Dental\n" + line + "\n1\nq\n", []string{"That line is too long"}, []string{"name: Harbor Dental", "respondent: owner"}},
		"a long note":           {"Harbor\nn\n" + long + "\nn1\nq\n", []string{"keep it to 10,000 characters"}, []string{"respondent: n1"}},
		"a long source":         {"Harbor\nm\nh\n1\n" + long + "\nSam\nq\n", []string{"keep it to 10,000 characters"}, []string{"by: Sam"}},
		"a long person":         {"Harbor\nm\nw\n" + long + "\nSam\n1\nq\n", []string{"keep it to 10,000 characters"}, []string{"by: Sam", "respondent: owner"}},
		"a long search":         {"Harbor\n/\n" + long + "\nwhat success looks\n" + long + "\nfewer calls\nq\n", []string{"keep it to 10,000 characters"}, []string{"success_12m: fewer calls"}},
		"a range":               {"Harbor\n/need regular\n~80 to 100\nq\n", []string{"80 to 100 people, an estimate."}, []string{"users_count: 80..100", "kind: estimated"}},
		"half a range":          {"Harbor\n/need regular\n80..\n100..80\nn\n80..80.5\n2.000\n2\nn\n24\nq\n", []string{"both ends of a range", "The larger number comes first", "a whole number", "a 2,000 people c 2 people"}, []string{"users_count: 24"}},
		"one tower":             {"Harbor\n/tower_owners.network\n2\nq\n", []string{"Network, Wi-Fi and firewall: who should run it?", "Saved: network: Both, side by side."}, []string{"tower_owners: {network: shared}"}},
		"Latin-1":               {"M\xfcller\nMüller\nq\n", []string{"not text in UTF-8"}, []string{`name: "Müller"`}},
		"a byte order mark":     {"\ufeffMüller\nq\n", nil, []string{`{name: "Müller"}`}},
		"a mark, then a number": {"\ufeff\n1\nq\n", nil, []string{"respondent: owner"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "c.yaml")
			r := runWith(tt.typed, "assess", path, "--plain", "--depth", "full")
			said := strings.Join(strings.Fields(r.errOut), " ")
			if r.code != exitOK || !strings.Contains(said, "answers are saved in") || !strings.Contains(said, "Go on with: mspscope assess") {
				t.Errorf("exit code %d, and the end is %.300q", r.code, said[max(0, len(said)-300):])
			}
			for _, want := range tt.said {
				if !strings.Contains(said, want) {
					t.Errorf("not said: %q in %.2000q", want, said)
				}
			}
			data := string(readFile(t, path))
			for _, want := range tt.saved {
				if !strings.Contains(data, want) {
					t.Errorf("not saved: %.100q in %.1000s", want, data)
				}
			}
			if strings.Contains(data, "\ufffd") || strings.Contains(data, "\ufeff") {
				t.Errorf("letters were changed: %.300q", data)
			}
			if again := run(nil, "assess", path, "--no-input"); again.code != exitUsage || !strings.Contains(again.errOut, "answers are missing") {
				t.Errorf("the file cannot be read: %.300s", again.errOut)
			}
		})
	}
}

// TestAssessInJSON makes, and goes on in, files that are JSON by their name or
// by their content, however they are laid out.
func TestAssessInJSON(t *testing.T) {
	t.Parallel()
	for name, before := range map[string]string{
		"new":                  "",
		"empty over two lines": "{\n  \"version\": 1,\n  \"answers\": {\n  }\n}\n",
		"empty on a line":      "{\"version\": 1, \"answers\": {}}",
		"no answers":           "{\r\n\t\"version\": 1\r\n}\r\n",
		"an odd layout":        "\ufeff{\"version\"\n:1,\"answers\"\n:{\n}}",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "c.JSON")
			typed := "1\n/success\nnot sure\nm\nw\nAna\nq\n"
			if before == "" {
				typed = "Harbor Dental\n" + typed
			} else {
				writeFile(t, path, []byte(before))
			}
			r := runWith(typed, "assess", path, "--plain", "--depth", "full")
			if r.code != exitOK || strings.Contains(r.errOut, "cannot be changed") {
				t.Fatalf("exit code %d: %s", r.code, r.errOut)
			}
			data := strings.TrimPrefix(string(readFile(t, path)), "\ufeff")
			var read struct {
				Client  struct{ Name string }
				Answers map[string]any
			}
			if err := json.Unmarshal([]byte(data), &read); err != nil {
				t.Fatalf("%v:\n%s", err, data)
			}
			if read.Answers["respondent"] != "owner" || (before == "") != (read.Client.Name == "Harbor Dental") {
				t.Errorf("the answers are lost:\n%s", data)
			}
			// "Not sure" of a text is no text.
			if r := run(nil, "next", path, "-o", "json"); !strings.Contains(r.out, `"success_12m"`) || r.code != exitOK {
				t.Errorf("what nobody is sure of is not open any more: %d %s\n%s", r.code, r.errOut, data)
			}
		})
	}
}
