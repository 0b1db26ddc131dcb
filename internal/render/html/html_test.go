package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"mspscope/internal/page"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// same is a text as it is.
func same(s string) string { return s }

func written(tb testing.TB, d *page.Document, data []byte) string {
	tb.Helper()
	var b bytes.Buffer
	if err := WriteWith(&b, d, data); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// elements are all elements of a file in their order.
func elements(tb testing.TB, file string) []*html.Node {
	tb.Helper()
	root, err := html.Parse(strings.NewReader(file))
	if err != nil {
		tb.Fatal(err)
	}
	var all []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func inner(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// attacks would each do something where text is taken for markup.
func attacks() []string {
	return []string{
		"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, "javascript:alert(1)", "</style><script>alert(1)</script>",
		"</title></head><body onload=alert(1)>", "]]><svg onload=alert(1)>", "<!-- ", "--><iframe src=//x>", "{{.Data}}", `"}@import url(//x);`, `\"} body{display:none} /*`,
		"a\u202eb\u2066c\u200b\x1b[31m\x00", "</script>", "<a href=javascript:alert(1)>x</a>", "&lt;script&gt;", "data:text/html,<script>alert(1)</script>",
	}
}

// Whatever a client's text is, the file has the elements that it has with harmless texts,
// in the same order, and nothing that acts.
func TestTextFromStrangersIsNeverMarkup(t *testing.T) {
	t.Parallel()
	plain := elements(t, written(t, everything(same), nil))
	for _, attack := range attacks() {
		file := written(t, everything(func(s string) string { return s + attack }), nil)
		for _, c := range file {
			if c != '\n' && (unicode.IsControl(c) || unicode.Is(unicode.Cf, c)) {
				t.Errorf("%q: the file has %U", attack, c)
				break
			}
		}
		got := elements(t, file)
		if a, b := names(plain), names(got); !slices.Equal(a, b) {
			t.Errorf("%q changes the elements of the file", attack)
		}
		for _, n := range got {
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
					t.Errorf("%q: <%s> has %s=%q", attack, n.Data, a.Key, a.Val)
				}
				if a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
					t.Errorf("%q: it leads to %s", attack, a.Val)
				}
			}
		}
		for _, n := range got {
			if n.Data == "style" && !allowed(got, inner(n)) {
				t.Errorf("%q: the browser would refuse the style", attack)
			}
		}
	}
}

// names are those of elements, but for links, which an address that is none does not make.
func names(all []*html.Node) []string {
	var out []string
	for _, n := range all {
		if n.Data != "a" || strings.HasPrefix(attribute(n, "href"), "#") {
			out = append(out, n.Data)
		}
	}
	return out
}

// allowed reports whether the policy of the file allows the style.
func allowed(all []*html.Node, style string) bool {
	sum := sha256.Sum256([]byte(style))
	hash := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	return slices.ContainsFunc(all, func(n *html.Node) bool {
		return attribute(n, "http-equiv") == "Content-Security-Policy" && strings.Contains(attribute(n, "content"), hash)
	})
}

func TestNothingIsFetchedAndNothingRuns(t *testing.T) {
	t.Parallel()
	file := written(t, everything(same), nil)
	for _, n := range elements(t, file) {
		switch n.Data {
		case "script", "link", "iframe", "object", "embed", "form", "base", "img":
			t.Errorf("the file has <%s>", n.Data)
		case "a":
			to := attribute(n, "href")
			if !strings.HasPrefix(to, "#") && !slices.Contains([]string{"mailto:sam@northwind.example", "tel:+15035550100", "https://northwind.example"}, to) {
				t.Errorf("it leads to %s", to)
			}
		case "style":
			for _, fetch := range []string{"url(", "@import", "@font-face"} {
				if strings.Contains(inner(n), fetch) {
					t.Errorf("the style has %s", fetch)
				}
			}
		}
	}
}

func TestTheFileIsReadAloudInOrder(t *testing.T) {
	t.Parallel()
	all := elements(t, written(t, everything(same), nil))
	ids, level, first := map[string]bool{}, 0, 0
	for _, n := range all {
		if id := attribute(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("the id %s stands twice", id)
			}
			ids[id] = true
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			if is := int(n.Data[1] - '0'); is > level+1 {
				t.Errorf("%q is a heading of level %d below one of %d", inner(n), is, level)
			} else {
				level = is
			}
			if level == 1 {
				first++
			}
		}
		if n.Data == "th" && attribute(n, "scope") == "" {
			t.Errorf("the head %q says not what it is the head of", inner(n))
		}
		if n.Data == "svg" && attribute(n, "aria-hidden") != "true" {
			t.Error("a picture is read aloud whose figures stand beside it as text")
		}
	}
	if first != 1 {
		t.Errorf("%d headings of the first level", first)
	}
	for _, n := range all {
		if to := attribute(n, "href"); strings.HasPrefix(to, "#") && !ids[to[1:]] {
			t.Errorf("%s leads nowhere", to)
		}
	}
}

func TestAMarkIsAlsoAWord(t *testing.T) {
	t.Parallel()
	file := written(t, &page.Document{Paper: &page.Paper{Language: "en", Words: fixedWords()}, Sections: []page.Section{{Blocks: []page.Block{page.List{Items: []page.Item{{Mark: "×", Text: "Printers"}, {Mark: "□", Text: "Sign"}}}}}}}, nil)
	for _, want := range []string{"No: ", "To do: "} {
		if !strings.Contains(file, want) {
			t.Errorf("no %q", want)
		}
	}
}

func TestDataStandInTheFileAndEndNothing(t *testing.T) {
	t.Parallel()
	want := map[string]string{"a": "</script><!-- <script>alert(1)</script> & \u2028"}
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	unescaped := bytes.ReplaceAll(bytes.ReplaceAll(data, []byte(`\u003c`), []byte("<")), []byte(`\u003e`), []byte(">"))
	found := 0
	for _, n := range elements(t, written(t, everything(same), unescaped)) {
		if n.Data != "script" {
			continue
		}
		found++
		var got map[string]string
		if err := json.Unmarshal([]byte(inner(n)), &got); err != nil || got["a"] != want["a"] {
			t.Errorf("read back: %v, %v", got, err)
		}
		if attribute(n, "id") != DataID || attribute(n, "type") != "application/json" {
			t.Errorf("the data stand in %v", n.Attr)
		}
	}
	if found != 1 {
		t.Errorf("%d scripts", found)
	}
	if err := WriteWith(&bytes.Buffer{}, everything(same), []byte("{")); err == nil {
		t.Error("what is no JSON is written")
	}
}

func TestAColorCanBeRead(t *testing.T) {
	t.Parallel()
	for _, accent := range []string{"", "#ffff00", "#000000", "#ffffff", "#0b5394", "#777777", "red", `#123"};`, "#12345g"} {
		c := colorsOf(accent)
		if on := contrast(c.light, rgb{255, 255, 255}); on < contrastText {
			t.Errorf("%q: %.2f on white", accent, on)
		}
		if on := contrast(c.dark, rgb{0x12, 0x17, 0x1c}); on < contrastText {
			t.Errorf("%q: %.2f on black", accent, on)
		}
	}
	if c := colorsOf("#0b5394"); c.light.String() != "#0b5394" {
		t.Errorf("a color that can be read became %s", c.light)
	}
}

// A row with nothing but a name names those below it, and the figures of a bar never leave it.
func TestTablesAndBars(t *testing.T) {
	t.Parallel()
	tab := newTable(page.Table{Columns: []page.Column{{Name: "A"}, {Name: "B"}, {Name: "C", Align: page.Right}}, Rows: [][]string{{"All"}, {"x", "y", "1"}}, Footer: []string{"Sum"}}, "")
	if tab.Rows[0].Class != "group" || tab.Rows[0].Cells[0].Span != 3 || tab.Rows[1].Class != "" || tab.Sum.Class != "sum" || len(tab.Sum.Cells) != 3 {
		t.Errorf("%+v", tab)
	}
	for _, r := range []page.ChartRow{{Value: 5}, {Low: 5, Value: 900, High: 7}, {Value: -3}, {Parts: []int64{-1, 1 << 62, 5}}} {
		for _, kind := range []page.ChartKind{page.Ranges, page.Parts} {
			for _, s := range newChart(page.Chart{Kind: kind, Rows: []page.ChartRow{r, {}}}).Rows[0].Shapes {
				if s.X < 0 || s.Width < 0 || s.X+s.Width > length+5 {
					t.Errorf("%+v: %+v", r, s)
				}
			}
		}
	}
}

func TestASmallDocument(t *testing.T) {
	t.Parallel()
	_, body, _ := strings.Cut(written(t, &page.Document{Title: "Harbor Dental: budget", Paper: &page.Paper{Language: "en", Words: fixedWords()}, Sections: []page.Section{
		{ID: "price", Part: page.Front, Heading: "What it costs", Blocks: []page.Block{page.Headline{Figures: []page.Figure{{Label: "A month", Value: "USD 6,600"}}}}},
		{ID: "lines", Heading: "Lines", Blocks: []page.Block{page.Table{Columns: []page.Column{{Name: "What"}, {Name: "USD", Align: page.Right}}, Rows: [][]string{{"Users", "1,856.40"}}, Footer: []string{"Sum", "1,856.40"}}, page.Bullets("+", []string{"A reason"})}},
	}}, nil), `<body class="brief">`)
	golden := filepath.Join("testdata", "small.html")
	if *update {
		if err := os.WriteFile(golden, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if body != string(want) {
		t.Errorf("it is now:\n%s", body)
	}
}

// A long name takes smaller letters, a table that fits a page is kept together, and what
// opens a list or a table stays with it.
func TestWhatIsKeptTogetherOnPaper(t *testing.T) {
	t.Parallel()
	name := strings.Repeat("Practice ", 12)
	rows := make([][]string, 21)
	for i := range rows {
		rows[i] = []string{"Users", "1"}
	}
	columns := []page.Column{{Name: "What"}, {Name: "USD", Align: page.Right}}
	got := written(t, &page.Document{Title: name + ": proposal", Sections: []page.Section{
		{ID: "sign", Part: page.Front, Blocks: []page.Block{page.Sign{Sides: []string{name, "Northwind IT"}, Above: []string{"For " + name, "For Northwind IT"}}}},
		{ID: "lines", Blocks: []page.Block{page.Text("Total cost:"), page.Table{Columns: columns, Rows: rows[:20]}, page.Table{Columns: columns, Rows: rows}}},
	}}, nil)
	for want, n := range map[string]int{`<h1 class="much">`: 1, `class="for much"`: 1, `<p class="opens">`: 1, ` whole"`: 1} {
		if strings.Count(got, want) != n {
			t.Errorf("%d times %s, not %d", strings.Count(got, want), want, n)
		}
	}
}
