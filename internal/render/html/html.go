// Package html turns documents into one self-contained file for a browser: nothing is
// fetched, nothing runs that is needed to read it.
//
// Goals: text from strangers is text and never markup; it reads well on a telephone, on a
// screen, on paper and aloud; the same document gives the same bytes.
//
// Non-goals: deciding what is said (package page).
package html

import (
	"html/template"
	"io"

	"mspscope/internal/page"
)

// Write writes a document as one HTML file.
func Write(w io.Writer, d *page.Document) error {
	t, err := template.New("document").Parse(`<!doctype html>
<html lang="{{with .Paper}}{{.Language}}{{end}}"><head><meta charset="utf-8"><title>{{.Title}}</title></head><body><h1>{{.Title}}</h1>
{{range .Sections}}<section id="{{.ID}}"><h2>{{.Heading}}</h2></section>
{{end}}</body></html>
`)
	if err != nil {
		return err
	}
	return t.Execute(w, d)
}
