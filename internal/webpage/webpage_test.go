package webpage

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/webpage/options"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

func TestMain(m *testing.M) { playbooktest.Main(m) }

// hostile is text that would do something if it were markup or a script.
const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(2)> [[scripts]] & "' <!--`

// made is a page of the built-in playbook.
func made(tb testing.TB, change func(*Page)) string {
	tb.Helper()
	p := playbooktest.Load(tb, nil)
	page := &Page{
		Options:  options.Options{Audience: "owner", Depth: "quick", Price: options.PriceBracket, Reveal: options.RevealModel},
		Identity: p.Identity(), Texts: p.Texts.Alone, Title: p.Texts.Alone.Title, Language: "en", Plain: PlainQuestions(p.Questionnaire, assess.Owner),
	}
	if change != nil {
		change(page)
	}
	page.Screen = Screen(&p.Language, playbook.BuiltInSentences(), &page.Options)
	files, err := p.Share(page.Options.Sharing())
	if err != nil {
		tb.Fatal(err)
	}
	page.Files = files
	var b strings.Builder
	if err := Write(&b, page); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// forCalls makes a page one for calls.
func forCalls(p *Page) {
	p.Options.Audience, p.Options.Depth, p.Texts, p.Plain = "discovery", "call", nil, nil
}

// element is the content of the element with an id.
func element(tb testing.TB, page, id string) (content string, size int) {
	tb.Helper()
	m := regexp.MustCompile(`(?s)<script type="[^"]*" id="` + id + `"(?: data-size="(\d+)")?>(.*?)</script>`).FindStringSubmatch(page)
	if m == nil {
		tb.Fatalf("the page has no %s", id)
	}
	size, _ = strconv.Atoi(m[1])
	return m[2], size
}

// unarmored reads what armored writes.
func unarmored(tb testing.TB, text string, size int) []byte {
	tb.Helper()
	var out []byte
	bits, held := uint(0), 0
	put := func(seven uint) {
		bits, held = bits<<7|seven, held+7
		if held >= 8 {
			held -= 8
			out = append(out, byte(bits>>held))
		}
	}
	for _, c := range text {
		switch {
		case c == '\n':
		case c < 0x80 && takenAt(byte(c)) < 0:
			put(uint(c))
		case c >= 0x400 && c < 0x800:
			put(uint(taken[c>>7&7]))
			put(uint(c & 0x7f))
		default:
			tb.Fatalf("%q is none of the letters", c)
		}
	}
	return out[:size]
}

// unpacked is what a page carries under an id.
func unpacked(tb testing.TB, page, id string) []byte {
	tb.Helper()
	text, size := element(tb, page, id)
	r, err := gzip.NewReader(bytes.NewReader(unarmored(tb, text, size)))
	if err != nil {
		tb.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func TestArmorKeepsEveryByte(t *testing.T) {
	t.Parallel()
	var all []byte
	for i := range 9000 {
		all = append(all, byte(i*i>>3))
	}
	all = append(all, 0xff, 0xff, 0xff, 0xff, 0, 0, 0)
	for _, n := range []int{0, 1, 2, 3, 4, 5, 4000, len(all)} {
		text := armored(all[:n])
		if got := unarmored(t, text, n); !bytes.Equal(got, all[:n]) {
			t.Errorf("%d bytes come back as others", n)
		}
		if !utf8.ValidString(text) || len(text) > n/7*8+n/lineLength*2+8 {
			t.Errorf("%d bytes are %d of text", n, len(text))
		}
	}
}

func TestPageIsSmallAndReachesNothing(t *testing.T) {
	t.Parallel()
	const most = 4_000_000
	for _, kind := range []func(*Page){nil, forCalls} {
		small(t, made(t, kind), most)
	}
}

// small holds a page to a number of bytes, and to what stands in it.
func small(t *testing.T, page string, most int) {
	t.Helper()
	if len(page) > most {
		t.Errorf("the page has %d bytes, at most %d are wanted", len(page), most)
	}
	// What is packed may have any letters, and licences name addresses.
	rest := regexp.MustCompile(`(?s)<script type="(?:text/plain|application/octet-stream)".*?</script>`).ReplaceAllString(page, "")
	rest = strings.ReplaceAll(rest, "(temporary workaround for https://github.com/golang/go/issues/28975)", "") // a remark of Go's own
	for _, reach := range []string{"https:", "http:", "//fonts", "<link", "src=\"/", "@import", "url("} {
		if strings.Contains(rest, reach) {
			t.Errorf("the page has %s", reach)
		}
	}
}

// The policy allows the scripts and the style of the page by their digests, and nothing else.
func TestPolicyAllowsThePageAlone(t *testing.T) {
	t.Parallel()
	for _, kind := range []func(*Page){nil, forCalls} {
		holdsPolicy(t, kind)
	}
}

// holdsPolicy holds the policy of a page to the page.
func holdsPolicy(t *testing.T, kind func(*Page)) {
	t.Helper()
	var o options.Options
	page := made(t, func(p *Page) {
		if kind != nil {
			kind(p)
		}
		o = p.Options
	})
	m := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)
	if m == nil {
		t.Fatal("the page has no policy")
	}
	policy := m[1]
	if !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Contains(policy, "unsafe-inline") || strings.Contains(policy, "'unsafe-eval'") || strings.Contains(policy, "connect-src") {
		t.Errorf("the policy is %s", policy)
	}
	found := regexp.MustCompile(`(?s)<script>(.*?)</script>|<style>(.*?)</style>`).FindAllStringSubmatch(page, -1)
	if len(found) != len(screensFor(&o).scripts)+2 { // and the first script, and the style
		t.Errorf("the page has %d scripts and styles", len(found))
	}
	for _, f := range found {
		digest := sha256.Sum256([]byte(f[1] + f[2]))
		if !strings.Contains(policy, base64.StdEncoding.EncodeToString(digest[:])) {
			t.Errorf("the policy does not allow %.60q", f[1]+f[2])
		}
	}
	if odd := regexp.MustCompile(`<[a-z]+ [^>]*\b(style|on[a-z]+)=`).FindString(page); odd != "" {
		t.Errorf("the policy keeps %s from working", odd)
	}
}

func TestTextOfStrangersIsText(t *testing.T) {
	t.Parallel()
	call := func(change func(*Page)) string {
		return made(t, func(p *Page) {
			forCalls(p)
			if change != nil {
				change(p)
			}
		})
	}
	plainCall, oddCall := call(nil), call(func(p *Page) { p.Provider, p.Title, p.Brand.Footer, p.Language = hostile, hostile, hostile, hostile })
	for _, mark := range []string{"<script", "</script", "<img", "onerror=alert(2)>", "<!--"} {
		if a, b := strings.Count(oddCall, mark), strings.Count(plainCall, mark); a != b {
			t.Errorf("the page for calls has %s %d times instead of %d", mark, a, b)
		}
	}
	plainPage := made(t, nil)
	page := made(t, func(p *Page) {
		p.Provider, p.Title, p.Consent, p.Brand.Footer, p.Mail, p.Book, p.Language = hostile, hostile, hostile, hostile, hostile, hostile, hostile
		texts := *p.Texts
		texts.Loading, texts.Without, texts.Lead = hostile, hostile, hostile
		p.Texts = &texts
		p.Plain = append(slices.Clone(p.Plain), Question{ID: "x", Kind: "one", Text: hostile, Unit: hostile, Answers: []Answer{{Label: hostile, Value: hostile}}})
	})
	for _, mark := range []string{"<script", "</script", "<img", "onerror=alert(2)>", "<!--"} {
		if a, b := strings.Count(page, mark), strings.Count(plainPage, mark); a != b {
			t.Errorf("the page has %s %d times instead of %d", mark, a, b)
		}
	}
	text, _ := element(t, page, "facts")
	var f facts
	if err := json.Unmarshal([]byte(text), &f); err != nil || f.Consent != hostile {
		t.Errorf("the facts hold %q, %v", f.Consent, err)
	}
}

// What is compiled holds no sentence of the data, so that a change of the data leaves it
// alone, and nobody reads in it what a page leaves out.
func TestEngineHoldsNoData(t *testing.T) {
	t.Parallel()
	engine := unpacked(t, made(t, nil), "engine")
	p := playbooktest.Load(t, nil)
	files, err := p.Share((&options.Options{Audience: "discovery"}).Sharing())
	if err != nil {
		t.Fatal(err)
	}
	sentences := regexp.MustCompile(`"[A-Z][^"\\{}]{50,}"`).FindAllString(strings.Join([]string{
		files["findings.yaml"], files["texts.yaml"], files["questionnaire.yaml"], files["catalogue.yaml"], files["ratecard.yaml"],
	}, "\n"), -1)
	const least = 2000
	if len(sentences) < least {
		t.Fatalf("only %d sentences were found", len(sentences))
	}
	// A few stand in the program as well: what is said where a file says nothing.
	const most = 12
	var found []string
	for _, s := range sentences {
		if bytes.Contains(engine, []byte(strings.Trim(s, `"`))) {
			found = append(found, s)
		}
	}
	if len(found) > most {
		t.Errorf("the engine has %d sentences of the data, such as %s", len(found), found[:3])
	}
}

// The data in a page are those that its options give away, and the plain form asks in the
// words for somebody alone.
func TestPageCarriesWhatItsReaderMayHave(t *testing.T) {
	t.Parallel()
	var internal []string
	root, err := yamldoc.Parse("findings", []byte(questionnaires.Text(playbook.FindingsFile)))
	if err != nil {
		t.Fatal(err)
	}
	findings := root.Get("findings").Items
	for i := range findings {
		if findings[i].Get("audience").Text == "internal" {
			internal = append(internal, findings[i].Get("title").Text)
		}
	}
	if len(internal) < 3 {
		t.Fatalf("only %d internal findings", len(internal))
	}
	for _, price := range options.Prices() {
		for _, reveal := range options.Reveals() {
			page := made(t, func(p *Page) { p.Options.Price, p.Options.Reveal = price, reveal })
			data := string(unpacked(t, page, "data"))
			for _, s := range append(slices.Clip(internal), "LogicBevers", "Lockdown price model", "gross_margin", "corridor") {
				if strings.Contains(data, s) || strings.Contains(page, s) {
					t.Errorf("price %s, reveal %s: the page has %q", price, reveal, s)
				}
			}
			priced := price != options.PriceNone && reveal != options.RevealPoints
			var files map[string]string
			if err := json.Unmarshal([]byte(data), &files); err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(files[playbook.RateCardFile], `"rates"`); got != priced {
				t.Errorf("price %s, reveal %s: rates %v", price, reveal, got)
			}
		}
	}
}

func TestPageShowsTheProvider(t *testing.T) {
	t.Parallel()
	page := made(t, func(p *Page) {
		p.Provider, p.Brand.Accent = "Harbor & Sons", "#0b5394"
		p.Logo = &advice.Logo{Type: "image/png", Bytes: []byte("picture"), Width: 20, Height: 10}
	})
	for _, want := range []string{"Harbor &amp; Sons", "--accent: #0b5394", `src="data:image/png;base64,cGljdHVyZQ=="`, `<html lang="en">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

// Without the engine an IT lead is asked in the words for an IT lead, and nothing about
// whether there is to be one.
func TestPlainQuestionsForAnITLead(t *testing.T) {
	t.Parallel()
	q := playbooktest.Load(t, nil).Questionnaire
	both := func(id string) (owner, lead Question) {
		is := func(x Question) bool { return x.ID == id }
		for audience, to := range map[string]*Question{assess.Owner: &owner, assess.ITLead: &lead} {
			all := PlainQuestions(q, audience)
			*to = all[slices.IndexFunc(all, is)]
		}
		return owner, lead
	}
	owner, lead := both("it_staff_plan")
	w := &q.Questions[q.Schema.Find("it_staff_plan")]
	if owner.Text != w.Plain || lead.Text != w.ITLead || len(owner.Answers) != len(w.Options) {
		t.Errorf("an owner is asked %q with %d answers, and an IT lead %q", owner.Text, len(owner.Answers), lead.Text)
	}
	for _, a := range lead.Answers {
		if a.Value == `"none_wanted"` || a.Value == `"first_hire"` || a.Label == "" {
			t.Errorf("an IT lead can answer %+v", a)
		}
	}
	if owner, lead := both("tower_owners"); len(lead.Answers) != len(owner.Answers) || slices.Equal(lead.Answers, owner.Answers) {
		t.Errorf("the parts of IT are %v for an IT lead", lead.Answers)
	}
}
