package schema

import (
	"fmt"
	"strings"

	"mspscope/internal/advice"
	"mspscope/internal/yamldoc"
)

// reference is the reference of the files of a playbook as Markdown: every key of
// every file, from the structs that the files are read into.
func reference() (string, error) {
	var b strings.Builder
	for _, kind := range Files() {
		shape, err := kind.shape()
		if err != nil {
			return "", fmt.Errorf("reference of %s: %w", kind.Name, err)
		}
		r := tables{file: kind.Name, done: map[string]bool{}}
		fmt.Fprintf(&b, "### %s.yaml\n\n%s\n\n", kind.Name, kind.Says)
		b.WriteString(r.table(shape))
		for len(r.todo) > 0 {
			next := r.todo[0]
			r.todo = r.todo[1:]
			fmt.Fprintf(&b, "#### %s: %s\n\n%s", kind.Name, r.called(next), r.table(next))
		}
	}
	return b.String(), nil
}

// tables writes the records of one file, each where it is met first.
type tables struct {
	file string
	done map[string]bool
	todo []*yamldoc.Shape
}

// table lists the keys of a record.
func (r *tables) table(s *yamldoc.Shape) string {
	var b strings.Builder
	b.WriteString("| Key | May be | What it is for |\n| --- | --- | --- |\n")
	for _, f := range s.Fields {
		doc := f.Doc
		switch {
		case f.Default != "":
			doc += " Left out: " + f.Default + "."
		case f.Optional && !strings.Contains(strings.ToLower(doc), "left out"):
			doc += " May be left out."
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.Key, cell(r.form(f.Shape)), cell(strings.TrimSpace(doc)))
	}
	b.WriteByte('\n')
	return b.String()
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

// form says what a value may be.
func (r *tables) form(s *yamldoc.Shape) string {
	switch s.Form {
	case yamldoc.FormText:
		return textForm(s)
	case yamldoc.FormWord:
		return "`" + strings.Join(s.Words, "`, `") + "`"
	case yamldoc.FormWhole:
		return "a whole number" + bounds(s, func(n int64) string { return fmt.Sprint(n) })
	case yamldoc.FormNumber:
		return "a number" + bounds(s, yamldoc.FormatHundredths)
	case yamldoc.FormBool:
		return "`true` or `false`"
	case yamldoc.FormList:
		return r.listForm(s)
	case yamldoc.FormMap:
		keys := "any key"
		if s.Words != nil {
			keys = "each of `" + strings.Join(s.Words, "`, `") + "`"
			if !s.All {
				keys = "some of" + strings.TrimPrefix(keys, "each of")
			}
		}
		return "under " + keys + ": " + r.form(s.Item)
	case yamldoc.FormRecord:
		return r.link(s)
	case yamldoc.FormOther:
		switch s.Name {
		case "condition":
			return "[a condition](#conditions)"
		case "covered":
			return advice.CoveredForm
		case advice.SentencesName:
			return advice.SentencesForm
		case "any":
			return "anything"
		}
		return s.Name
	}
	return "?"
}

func textForm(s *yamldoc.Shape) string {
	switch {
	case s.Ref != "":
		return "the id of a " + s.Ref
	case s.ID:
		return "an id: small letters, digits, `_`"
	case s.Like != "":
		return s.Like
	case len(s.Holds) > 0:
		return "a text with `{" + strings.Join(s.Holds, "}`, `{") + "}`"
	case s.Empty:
		return "a text, also an empty one"
	}
	return "a text"
}

func bounds(s *yamldoc.Shape, write func(int64) string) string {
	switch {
	case s.Low <= -yamldoc.Unbounded && s.High >= yamldoc.Unbounded:
		return ""
	case s.High >= yamldoc.Unbounded:
		return " from " + write(s.Low)
	}
	return " from " + write(s.Low) + " to " + write(s.High)
}

func (r *tables) listForm(s *yamldoc.Shape) string {
	count := ""
	switch {
	case s.Least > 0 && s.Least == s.Most:
		count = fmt.Sprintf(" of exactly %d", s.Most)
	case s.Most > 0:
		count = fmt.Sprintf(" of at most %d", s.Most)
	}
	told := ""
	if s.Key != "" {
		told = ", told apart by `" + s.Key + "`"
	}
	return "a list" + count + ", each: " + r.form(s.Item) + told
}

// link names a record and sees to it that its table follows.
func (r *tables) link(s *yamldoc.Shape) string {
	name := r.called(s)
	if !r.done[name] {
		r.done[name] = true
		r.todo = append(r.todo, s)
	}
	anchor := strings.ReplaceAll(strings.ToLower(strings.TrimSuffix(r.file, ".yaml")+" "+name), " ", "-")
	return "[" + name + "](#" + strings.NewReplacer(":", "", ",", "", "\"", "").Replace(anchor) + ")"
}

func (r *tables) called(s *yamldoc.Shape) string {
	if s.What != "" {
		return s.What
	}
	return "the " + strings.ReplaceAll(name(s.Name), "_", " ")
}
