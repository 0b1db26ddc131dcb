package html

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

// text is text from strangers as it is shown: without characters that turn the direction
// of what follows or that nobody sees.
func text(s string) string { return wrap.Safe(s) }

// sender says whom a document comes from.
type sender struct {
	Name                 string
	Logo                 string // with its bytes, "" for none
	Contact              []link
	Footer, Confidential string
}

// link is a text that may lead somewhere.
type link struct {
	Text string
	To   string // "" for nowhere
}

var (
	mailAddress = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+$`) })
	webAddress  = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:https?://)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]+)?(?:/[A-Za-z0-9._~/-]*)?$`)
	})
	phoneNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\+?[0-9][0-9 ()./-]{4,}$`) })
)

func newSender(p *page.Paper) sender {
	from := p.From
	s := sender{Name: from.Name, Footer: from.Footer, Confidential: from.Confidential}
	if logo := from.Logo; logo != nil && (logo.Type == "image/png" || logo.Type == "image/jpeg") {
		s.Logo = "data:" + logo.Type + ";base64," + base64.StdEncoding.EncodeToString(logo.Bytes)
	}
	c := from.Contact
	s.Contact = []link{{Text: c.Person}, {Text: c.Email}, {Text: c.Phone}, {Text: c.Web}, {Text: c.Address}}
	if mailAddress().MatchString(c.Email) {
		s.Contact[1].To = "mailto:" + c.Email
	}
	if phoneNumber().MatchString(c.Phone) {
		s.Contact[2].To = "tel:" + strings.Map(dialled, c.Phone)
	}
	if webAddress().MatchString(c.Web) {
		u := url.URL{Scheme: "https", Host: strings.TrimPrefix(c.Web, "https://")}
		if at := strings.IndexByte(u.Host, '/'); at >= 0 {
			u.Host, u.Path = u.Host[:at], u.Host[at:]
		}
		if rest, ok := strings.CutPrefix(c.Web, "http://"); ok {
			u = url.URL{Scheme: "http", Opaque: "//" + rest}
		}
		s.Contact[3].To = u.String()
	}
	s.Contact = slices.DeleteFunc(s.Contact, func(l link) bool { return text(l.Text) == "" })
	return s
}

// dialled keeps of a telephone number what is dialled.
func dialled(r rune) rune {
	if r == '+' || r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// top is the sender, by picture or by name.
func (s *sender) top() piece {
	switch {
	case s.Logo != "":
		return line("p", class("sender"), el("img", set("src", s.Logo), set("alt", s.Name)))
	case s.Name != "":
		return said("p", "sender", s.Name)
	}
	return all()
}

// foot is where the sender is to be found, and what stands on every document.
func (s *sender) foot() piece {
	return when(s.Name != "" || len(s.Contact) > 0 || s.Footer != "" || s.Confidential != "", lines("footer", said("p", "who", s.Name),
		when(len(s.Contact) > 0, lines("ul", class("contact"), each(s.Contact, func(_ int, l link) piece {
			if l.To == "" {
				return line("li", txt(l.Text))
			}
			return line("li", el("a", set("href", l.To), txt(l.Text)))
		}))), said("p", "small", s.Footer), said("p", "small", s.Confidential)))
}

// margins are what stands on the margins of every printed page.
type margins struct {
	title, from, stamp string
	foot               []string
}

// css writes the margins. A browser that knows no boxes on margins prints its own head and
// foot, and the stamp stands in the page, see the style.
func (m margins) css() string {
	foot := slices.DeleteFunc(slices.Clone(m.foot), func(s string) bool { return s == "" })
	lines := make([]string, len(foot))
	for i, line := range foot {
		lines[i] = cssString(line)
	}
	bottom := `""`
	if len(lines) > 0 {
		bottom = strings.Join(lines, ` "\A " `)
	}
	return fmt.Sprintf("@page{@top-left{content:%s}@top-center{content:%s}@top-right{content:%s}@bottom-left{content:%s}}\n@page :first{@top-left{content:\"\"}@top-center{content:\"\"}@top-right{content:\"\"}}\n",
		cssString(m.from), cssString(m.stamp), cssString(m.title), bottom) // the first page says these itself
}

// cssString is a text as a string of CSS. All but letters, digits and spaces are written
// by their number, so that nothing in it can end the string or the style.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == ' ', r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z':
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\%06X `, r) // the space belongs to the number
		}
	}
	b.WriteByte('"')
	return b.String()
}
