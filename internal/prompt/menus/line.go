package menus

import (
	"fmt"
	"io"
	"strings"

	"mspscope/internal/prompt"
)

// Input edits a line.
func (p *Prompter) Input(a prompt.Ask) (prompt.Reply[string], error) {
	text := ""
	if a.Edit {
		text = a.Now
	}
	e := newEditor(text)
	for {
		c, err := p.edit(a, e)
		if err != nil || c.Kind != prompt.NoCommand {
			return prompt.Reply[string]{Command: c}, err
		}
		typed := strings.TrimSpace(string(e.text))
		if a.Edit && typed == strings.TrimSpace(a.Now) && typed != "" {
			return prompt.Reply[string]{Answer: typed}, nil // also where it looks like a command
		}
		c, why, ok := a.Command(typed)
		switch {
		case why:
			if err := p.help(a, nil, false); err != nil {
				return prompt.Reply[string]{}, err
			}
			e = newEditor(text)
			continue
		case ok:
			return prompt.Reply[string]{Command: c}, nil
		}
		return a.Typed(typed), nil
	}
}

// edit lets a person edit a line until it is done, or a key leads elsewhere.
func (p *Prompter) edit(a prompt.Ask, e *editor) (prompt.Command, error) {
	back := prompt.Command{Kind: prompt.Back}
	for room := p.screenOf(a); ; {
		p.field(e, room)
		k, err := p.key()
		if err != nil {
			return prompt.Command{}, err
		}
		switch {
		case k.kind == enter:
			p.print(hideCursor)
			return prompt.Command{}, nil
		case k.kind == noMore && len(e.text) == 0:
			return prompt.Command{}, io.EOF
		case !a.First && (k.kind == escape || k.kind == left && len(e.text) == 0):
			return back, nil
		case k.kind == pasted:
			e.insert(strings.Join(linesOf(k.text), " "))
		case k.kind == wake:
			room = p.screenOf(a)
		default:
			e.press(k)
		}
	}
}

// screenOf draws everything but the line itself, and returns how many rows are
// left for that.
func (p *Prompter) screenOf(a prompt.Ask) (left int) {
	shown := a
	shown.Remarks = append([]string(nil), a.Remarks...)
	if a.Now != "" && !a.Edit {
		shown.Remarks = append(shown.Remarks, "Now: "+a.Now+" (Enter keeps it)")
	}
	if a.Hint != "" {
		shown.Hint = "(" + a.Hint + ")"
	}
	left = p.draw(shown, fewest)
	p.footer(a, "", nil)
	return left
}

// field writes the line, or the part of a long one in which the cursor is.
func (p *Prompter) field(e *editor, left int) {
	columns, rows := p.size()
	const before = "> "
	room := max(left, 1)
	lines, row, column := e.rows(max(columns-1-len(before), 8))
	first := max(min(row-room/2, len(lines)-room), 0)
	var b strings.Builder
	b.WriteString(hideCursor)
	top := rows - left
	for i := range room {
		fmt.Fprintf(&b, "\x1b[%d;1H\x1b[K", top+i)
		if at := first + i; at < len(lines) {
			mark := "  "
			if at == 0 {
				mark = before
			}
			b.WriteString(mark + lines[at])
		}
	}
	if e.full {
		fmt.Fprintf(&b, "\x1b[%d;1H\x1b[K%s", rows, p.cut(fmt.Sprintf("It did not go in: %d characters are the most.", longestText), columns-1))
	}
	fmt.Fprintf(&b, "\x1b[%d;%dH%s", top+row-first, column+len(before)+1, showCursor)
	p.print(b.String())
}
