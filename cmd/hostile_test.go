package cmd

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// hostileText is a text that would do harm on a terminal, in Markdown or as a formula.
const hostileText = "=cmd|'/c'!A1 \x1b]0;x\a\x1b[31m\u202e\u2066\u200b\u009b31m\ufeff\u2028 <script>alert(1)</script>\n\n# head\n```\n[a](javascript:x) ![i](http://x) TAIL"

// hostile is an engagement with such a text in every field that takes one.
func hostile(tb testing.TB) []byte {
	tb.Helper()
	type m = map[string]any
	notes := m{"general": hostileText, "users_count": hostileText, "tower_owners.network": hostileText}
	data, err := json.Marshal(m{
		"version": 1,
		"client":  m{"name": hostileText, "contact": hostileText, "reference": hostileText, "date": "2026-11-20"},
		"answers": m{"users_count": "40..60", "endpoints_count": 60, "it_fte": 2, "it_staff_plan": "keep_same", "success_12m": hostileText, "decision_by": hostileText, "works_well": hostileText, "network_gear_age": hostileText, "start_dates": hostileText, "tower_owners": m{"network": "client", "service_desk": "provider"}},
		"notes":   notes, "private_notes": notes,
		"basis":    m{"users_count": m{"by": hostileText, "reason": hostileText, "others": []m{{"value": 80, "by": hostileText}}}, "tower_owners.network": m{"by": hostileText, "reason": hostileText}},
		"declined": []m{{"finding": "SIG-14", "by": hostileText, "reason": hostileText}},
		"promises": []m{{"text": hostileText, "by": hostileText, "on": "2026-11-20"}},
		"quote":    m{"start": "2027-02-01", "discount": m{"percent": 5, "label": hostileText, "reason": hostileText, "approved_by": hostileText}, "lines": []m{{"label": hostileText, "unit": hostileText, "rate": 10}}},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return bytes.ReplaceAll(data, []byte("\u009b"), []byte(`\u009b`)) // a file has it as an escape only
}

// Whatever stands in an engagement or in a matrix, it is letters where it is printed: no
// command to a terminal, no markup, no formula.
func TestHostileTextsAreLettersEverywhere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, matrix := filepath.Join(dir, "c.json"), filepath.Join(dir, "m.csv")
	writeFile(t, file, hostile(t))
	writeFile(t, matrix, []byte("Activity,=1+1,@MSP,[a](http://x)\n\"=HYPERLINK(\"\"http://x\"\")\",R,A,A\n\"<script>\u202e\",X,A,@\n"))
	words := strings.NewReplacer("FILE", file, "MATRIX", matrix)
	for _, args := range []string{
		"note FILE", "note FILE -o markdown", "note FILE -o yaml", "note FILE --say", "note FILE --say -o markdown",
		"report FILE --include annex -o html --with-data", "report FILE --for it_lead --include annex -o html", "report FILE --for delivery --include annex -o html", "report FILE --include annex -o markdown --view internal",
		"plan FILE --view internal", "plan FILE -o markdown --view internal", "plan FILE -o csv", "recommend FILE --view internal --all", "recommend FILE -o markdown",
		"estimate FILE --view internal", "estimate FILE -o csv", "raci FILE --size full", "raci FILE --open -o markdown", "raci FILE -o csv", "next FILE --view internal", "next FILE --message -o markdown",
		"compare FILE --set it_fte=0 --view internal", "compare FILE --set it_fte=0 -o markdown", "raci check MATRIX", "raci check MATRIX -o csv", "raci check MATRIX -o markdown", "raci diff FILE MATRIX", "raci diff MATRIX FILE -o csv",
	} {
		r := run(nil, strings.Fields(words.Replace(args))...)
		refused := r.code != exitOK
		if strings.Contains(args, "MATRIX") { // what is wrong with a matrix is said, and printed
			refused = r.code != exitOK && r.code != exitInvalid
		}
		if refused || r.out == "" && r.code == exitOK {
			t.Fatalf("%s: exit code %d, %d bytes: %s", args, r.code, len(r.out), r.errOut)
		}
		for _, c := range r.out + r.errOut {
			if c != '\n' && (unicode.IsControl(c) || unicode.Is(unicode.Cf, c) || unicode.Is(unicode.Zl, c)) {
				t.Errorf("%s prints %U", args, c)
				break
			}
		}
		switch {
		case strings.HasSuffix(args, "csv"):
			rows, err := csv.NewReader(strings.NewReader(r.out)).ReadAll()
			if err != nil && r.out != "" {
				t.Errorf("%s: %v", args, err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") {
						t.Errorf("%s has the formula %q", args, cell)
					}
				}
			}
		case strings.Contains(args, "html"):
			for _, markup := range []string{"<script>", "<a href=\"javascript", "<img", "http://x\""} {
				if strings.Contains(r.out, markup) {
					t.Errorf("%s has the markup %q", args, markup)
				}
			}
		case strings.Contains(args, "markdown"):
			for _, markup := range []string{"<script", "[a](javascript", "![i]", "\n# head", "\n```"} {
				if strings.Contains(strings.ReplaceAll(r.out, `\[`, "("), markup) { // an escaped bracket opens nothing
					t.Errorf("%s has the markup %q", args, markup)
				}
			}
		}
	}
}
