// Package webpage writes the questions as one file for a browser: with the program that
// works the result out, with the data that it needs, and with nothing that it would fetch.
// It opens with a double click, works without a network and sends nothing.
//
// Goals: what stands in the file is what its reader may have; text from strangers is text
// and never markup; the policy of the page allows its own scripts and nothing else, so that
// it cannot reach a network even by mistake; the same page gives the same bytes.
//
// Non-goals: what is asked and what comes out (package engine, which is compiled and knows
// nothing of this one), and which of the data go along (package playbook).
package webpage

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"mspscope/internal/advice"
	"mspscope/internal/playbook"
	"mspscope/internal/webpage/options"
	"mspscope/internal/words"
)

//go:generate go run ./pack

// program is the engine as it was built, with what starts it and the licences of what is
// in it.
//
//go:embed program
var program embed.FS

// screen is what a page looks like and what it does.
//
//go:embed screen
var screen embed.FS

// Page is a page to be written.
type Page struct {
	Options  options.Options
	Files    map[string]string // the data that go along, by the names of their files
	Identity playbook.Identity
	Texts    *advice.AloneTexts
	Title    string
	Screen   map[string]string // the sentences of its screens, by their keys
	Language string            // its tag, such as en
	Provider string            // the name of the provider; "" where it has none
	Contact  advice.Contact
	Brand    advice.Brand
	Logo     *advice.Logo
	Book     string // an address where a time to talk is chosen; "" for none
	Mail     string // the address that a result is sent to; "" for none
	Consent  string // said before somebody sends a result; "" for nothing
	Plain    []Question
}

// ErrNoEngine is returned where the program was built without its engine.
var ErrNoEngine = errors.New("this program was built without the engine of its page; take a released one, or build it with 'go generate ./internal/webpage' first")

// facts are what the scripts of a page know of it.
type facts struct {
	Options   options.Options    `json:"options"`
	Identity  playbook.Identity  `json:"identity"`
	Title     string             `json:"title"`
	Texts     *advice.AloneTexts `json:"texts"`
	Sentences map[string]string  `json:"sentences"`
	Provider  string             `json:"provider"`
	Book      string             `json:"book"`
	Mail      string             `json:"mail"`
	Consent   string             `json:"consent"`
}

// screenPage and callPage are the pages of sentences that the screens say.
const (
	screenPage = "screen."
	callPage   = "call."
)

// Screen returns the sentences of the screens of a page in a language, by their keys. Their
// placeholders stay: the screens fill them in.
func Screen(l *words.Language, builtIn *words.Sentences, o *options.Options) map[string]string {
	page := screenPage
	if o.Inside() {
		page = callPage
	}
	out := map[string]string{}
	for id := range builtIn.All() {
		if key, ok := strings.CutPrefix(id, page); ok {
			out[key] = l.Say(id)
		}
	}
	return out
}

// screens are the files of what a page looks like and does.
type screens struct {
	page    string   // the template
	styles  []string // in their order
	scripts []string // in the order in which they run
}

// screensFor are the screens of a page: for people who answer alone, or for calls.
func screensFor(o *options.Options) screens {
	s := screens{
		page: "screen/page.html", styles: []string{"screen/page.css"},
		scripts: []string{"program/wasm_exec.js", "screen/armor.js", "screen/start.js", "screen/parts.js", "screen/blocks.js"},
	}
	if !o.Inside() {
		s.scripts = append(s.scripts, "screen/keep.js", "screen/questions.js", "screen/result.js", "screen/page.js")
		return s
	}
	s.page = "screen/call/call.html"
	s.styles = append(s.styles, "screen/call/call.css")
	for _, name := range []string{"desk", "list", "ask", "beside", "side", "keys", "papers", "about", "offer", "keep", "begin"} {
		s.scripts = append(s.scripts, "screen/call/"+name+".js")
	}
	return s
}

// Write writes a page.
func Write(w io.Writer, p *Page) error {
	engine, err := program.ReadFile("program/engine.wasm.gz")
	if err != nil {
		return ErrNoEngine
	}
	data, err := json.Marshal(p.Files)
	if err != nil {
		return err
	}
	packed, err := compressed(data)
	if err != nil {
		return err
	}
	about, err := json.Marshal(facts{p.Options, p.Identity, p.Title, p.Texts, p.Screen, p.Provider, p.Book, p.Mail, p.Consent})
	if err != nil {
		return err
	}
	f := file{language: p.Language, title: p.Title}
	shown := screensFor(&p.Options)
	var style strings.Builder
	for _, name := range shown.styles {
		style.WriteString(text(name))
	}
	f.put("style", "style", "", style.String()+accent(p.Brand.Accent))
	f.put("engine", "script", ` type="application/octet-stream" id="engine"`+size(engine), armored(engine))
	f.put("data", "script", ` type="application/octet-stream" id="data"`+size(packed), armored(packed))
	f.put("facts", "script", ` type="application/json" id="facts"`, string(about))
	f.put("licences", "script", ` type="text/plain" id="licences"`, strings.ReplaceAll(text("program/LICENSES.txt"), "<", "("))
	f.put("head", "script", "", text("screen/head.js"))
	for _, name := range shown.scripts {
		f.put("scripts", "script", "", text(name))
	}
	f.html("logo", logo(p))
	f.text("provider", p.Provider)
	f.text("footer", p.Brand.Footer)
	if t := p.Texts; t != nil {
		f.text("loading", t.Loading)
		f.text("without", t.Without)
		f.text("company", t.Company)
		f.text("save", t.Save)
	}
	known := strings.NewReplacer("{address}", p.Mail, "{consent}", p.Consent) // before a script runs
	for key, sentence := range p.Screen {
		f.text("say."+key, known.Replace(sentence))
	}
	f.html("plain", plain(p.Plain, p.Texts))
	f.html("mailed", unless(p.Mail != ""))
	f.html("consented", unless(p.Mail != "" && p.Consent != ""))
	_, err = io.WriteString(w, f.page(shown.page))
	return err
}

// text is a file of the page. All of them are there, or the program would not have been
// built, but for what ErrNoEngine speaks of.
func text(name string) string {
	from := screen
	if strings.HasPrefix(name, "program/") {
		from = program
	}
	data, err := from.ReadFile(name)
	if err != nil {
		return ""
	}
	return string(data)
}

func size(data []byte) string { return fmt.Sprintf(` data-size="%d"`, len(data)) }

// accent is the color of the provider as a rule of the style.
func accent(color string) string {
	if color == "" {
		return ""
	}
	return fmt.Sprintf("\n:root { --accent: %s; }\n", color)
}

// logo is the mark of the provider.
func logo(p *Page) string {
	if p.Logo == nil {
		return ""
	}
	return fmt.Sprintf(`<img class="logo" alt="%s" width="%d" height="%d" src="data:%s;base64,%s">`,
		html.EscapeString(p.Provider), p.Logo.Width, p.Logo.Height, html.EscapeString(p.Logo.Type), base64.StdEncoding.EncodeToString(p.Logo.Bytes))
}

func compressed(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// file is the page with what is put into the places of its template.
type file struct {
	language, title string
	styles, scripts []string // what the policy allows, by digests
	places          []string // pairs of a place and what stands there, as strings.NewReplacer wants them
}

// put puts an element into a place, behind what is there. What runs and what styles is
// allowed by the digest of its text.
func (f *file) put(place, element, attributes, content string) {
	switch {
	case element == "style":
		f.styles = append(f.styles, digest(content))
	case attributes == "":
		f.scripts = append(f.scripts, digest(content))
	}
	f.html(place, fmt.Sprintf("<%s%s>%s</%s>\n", element, attributes, content, element))
}

// digest is a text as a policy names it.
func digest(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// html puts markup into a place, behind what is there.
func (f *file) html(place, markup string) {
	place = "[[" + place + "]]"
	for i := 0; i+1 < len(f.places); i += 2 {
		if f.places[i] == place {
			f.places[i+1] += markup
			return
		}
	}
	f.places = append(f.places, place, markup)
}

// text puts a text into a place.
func (f *file) text(place, s string) { f.html(place, html.EscapeString(s)) }

// page is the whole file, laid out by a template.
func (f *file) page(template string) string {
	policy := strings.Join([]string{
		"default-src 'none'", "script-src " + strings.Join(f.scripts, " ") + " 'wasm-unsafe-eval'",
		"style-src " + strings.Join(f.styles, " "), "img-src data:", "base-uri 'none'", "form-action 'none'",
	}, "; ")
	f.html("policy", policy)
	f.text("language", f.language)
	f.text("title", f.title)
	return strings.NewReplacer(f.places...).Replace(text(template))
}
