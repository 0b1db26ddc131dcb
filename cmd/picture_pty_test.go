//go:build !windows

package cmd

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hinshun/vt10x"
)

// pictures are the screens that README.md shows: what the program leaves on a
// terminal after some keys, drawn as SVG.
var pictures = []struct {
	name string
	keys string
	see  string // stands on the screen when it is whole
	rows int
}{
	{"question.svg", "", "m  More: skip", 20},
	{"stand.svg", "$", "Enter goes on", 28},
}

// onACall is what a sales engineer has heard of a client after some minutes.
const onACall = `version: 1
client: {name: Harbor Dental, contact: Dr. Ana Reyes}
answers:
  respondent: owner
  present: [owner]
  drivers: [slow_support, insurance_or_audit]
  current_it_model: unofficial
  it_fte: 0
  it_staff_plan: none_wanted
  users_count: 24
  endpoints_count: 24..28
  compliance_regimes: [hipaa]
interview: {at: coverage_needed}
`

// TestPictures draws the pictures of README.md, and fails where one is not what
// the program shows today; -update draws them anew.
func TestPictures(t *testing.T) {
	t.Parallel()
	for _, p := range pictures {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "harbor-dental.yaml")
			writeFile(t, path, []byte(onACall))
			s := open(t, 80, p.rows, "assess", path, "--live")
			s.see("What cover do you need")
			s.keys(p.keys)
			s.see(p.see)

			file := filepath.Join("..", ".github", "pictures", p.name)
			if *update {
				time.Sleep(time.Second) // until all of it is there
				if err := os.WriteFile(file, s.svg(80, p.rows), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want := readFile(t, file)
			for late := time.After(8 * time.Second); !bytes.Equal(s.svg(80, p.rows), want); {
				select {
				case <-s.changed: // the rest of the screen
				case <-late:
					t.Fatalf("%s is not what the program shows; draw it anew with -update, and look at it. It shows:\n%s", file, s.text())
				}
			}
		})
	}
}

// The size of a character, and the bits of a character's mode, which the terminal
// keeps to itself.
const (
	cellWidth, cellHeight = 8, 18
	reverse, bold         = 1, 4
)

// colors are the first sixteen of a terminal, legible on a dark ground.
var colors = strings.Fields("#1d2433 #ff8a80 #8fd18f #ffd479 #82b1ff #d7a6ff #7fdbda #dfe3ea #8b94a7 #ff8a80 #8fd18f #ffd479 #82b1ff #d7a6ff #7fdbda #ffffff")

// svg draws what stands on the screen.
func (s *screen) svg(columns, rows int) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	width, height := columns*cellWidth+32, rows*cellHeight+28
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="8" fill="#1d2433"/>`+"\n", width, height)
	b.WriteString(`<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="13" fill="#dfe3ea">` + "\n")
	for y := range rows {
		for x := 0; x < columns; {
			from, look := x, s.vt.Cell(x, y)
			var text strings.Builder
			for ; x < columns; x++ {
				c := s.vt.Cell(x, y)
				if c.FG != look.FG || c.BG != look.BG || c.Mode != look.Mode {
					break
				}
				text.WriteRune(max(c.Char, ' '))
			}
			draw(&b, text.String(), look, from, y)
		}
	}
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}

// draw draws characters that look alike. They take the room that a terminal gives
// them, in whatever font there is; blanks that stand side by side would be one.
func draw(b *bytes.Buffer, text string, look vt10x.Glyph, column, row int) {
	shown := strings.TrimRight(text, " ")
	shown, lead := strings.TrimLeft(shown, " "), len(shown)-len(strings.TrimLeft(shown, " "))
	if shown == "" {
		return
	}
	letters := len([]rune(shown))
	x, y := 16+(column+lead)*cellWidth, 14+row*cellHeight
	var marks string
	if look.Mode&bold != 0 {
		marks += ` font-weight="bold"`
	}
	if look.Mode&reverse != 0 {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="#dfe3ea"/>`+"\n", x, y, letters*cellWidth, cellHeight)
		marks += ` fill="#1d2433"`
	} else if int(look.FG) < len(colors) {
		marks += fmt.Sprintf(` fill="%s"`, colors[look.FG])
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" textLength="%d"%s>%s</text>`+"\n", x, y+13, letters*cellWidth, marks, strings.ReplaceAll(html.EscapeString(shown), " ", "\u00a0"))
}
