// Package questionnaires carries the default playbook: the questions, the
// decision matrix, prices, responsibilities, findings and texts that the
// program runs on when nothing else is given. It holds data only; a provider
// lays own files over any of them.
package questionnaires

import (
	"embed"
	"strings"
)

// Files are the files of the default playbook.
//
//go:embed *.yaml
var Files embed.FS

// Text returns a file of the default playbook without making a copy of it, as every
// start of the program reads most of them; "" for a name that is none.
func Text(file string) string {
	switch file {
	case "questionnaire.yaml":
		return questionnaire
	case "matrix.yaml":
		return matrix
	case "findings.yaml":
		return findings
	case "readiness.yaml":
		return readiness
	case "ratecard.yaml":
		return rateCard
	case "catalogue.yaml":
		return catalogue
	case "texts.yaml":
		return texts
	case "provider.yaml":
		return provider
	}
	return ""
}

// pagesAt begins the last section of texts.yaml.
const pagesAt = "\npages:"

// TextsWithoutPages is texts.yaml without its last section, the sentences of pages: most
// commands say few of them or none, so that they are read when the first is said.
func TextsWithoutPages() string {
	at := strings.Index(texts, pagesAt)
	if at < 0 {
		return texts
	}
	return texts[:at+1] // no copy is made of it
}

// Pages is that last section by itself.
func Pages() string {
	at := strings.Index(texts, pagesAt)
	if at < 0 {
		return ""
	}
	return texts[at+1:]
}

// PagesApart is that last section in pieces: a mapping of one page and its sentences each,
// by the page, so that a command reads those of the pages that it writes.
func PagesApart() map[string]string {
	apart := map[string]string{}
	name, begin := "", 0
	text := Pages()
	for at := 0; at < len(text); {
		next := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		if page, ok := pageOf(text[at:next]); ok {
			if name != "" {
				apart[name] = text[begin:at]
			}
			name, begin = page, at
		}
		at = next
	}
	if name != "" {
		apart[name] = text[begin:]
	}
	return apart
}

// pageOf is the page that begins with a line: its key stands two characters in.
func pageOf(line string) (string, bool) {
	key, in := strings.CutPrefix(line, "  ")
	if !in || key == "" || key[0] < 'a' || key[0] > 'z' {
		return "", false
	}
	page, _, _ := strings.Cut(key, ":")
	return page, true
}

// The files of Files once more, as texts. The linker keeps one of each.
var (
	//go:embed questionnaire.yaml
	questionnaire string
	//go:embed matrix.yaml
	matrix string
	//go:embed findings.yaml
	findings string
	//go:embed readiness.yaml
	readiness string
	//go:embed ratecard.yaml
	rateCard string
	//go:embed catalogue.yaml
	catalogue string
	//go:embed texts.yaml
	texts string
	//go:embed provider.yaml
	provider string
)

// Frameworks are published lists of controls, in the directory frameworks. They
// are as published, and no part of a playbook.
//
//go:embed frameworks/*.yaml frameworks/*.csv
var Frameworks embed.FS

// Starters are files to begin an own playbook with, in the directory starter.
//
//go:embed starter/*.yaml
var Starters embed.FS

// Countries are files to begin an own playbook with where other rules apply and other
// money is paid: a directory of each country in the directory countries.
//
//go:embed countries/*/*.yaml
var Countries embed.FS
