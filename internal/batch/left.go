package batch

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"mspscope/internal/yamldoc"
)

// kind is what the ending of a file's name says of it.
type kind uint8

const (
	other kind = iota
	engagements
	table
	workbook
)

// endings are the endings of the files that are taken from a directory, and of
// those that are named with what to do about them.
func endings() []string { return []string{".yaml", ".yml", ".json", ".ndjson", ".jsonl", ".csv"} }

func kindOf(path string) kind {
	switch ending := strings.ToLower(filepath.Ext(path)); {
	case ending == ".csv":
		return table
	case ending == ".xlsx" || ending == ".xlsm":
		return workbook
	case slices.Contains(endings(), ending):
		return engagements
	}
	return other
}

// Endings says which files of a directory are read.
func Endings() string {
	all := endings()
	return strings.Join(all[:len(all)-1], ", ") + " or " + all[len(all)-1]
}

// Left is what a batch left out, and what it met twice.
type Left struct {
	Twice     int      // files that came up once more
	Workbooks []string // paths of the first ones
	MoreBooks int      // how many there are beside those
	Links     int      // that lead out of their directory
	Link      string   // the first of them
	others    map[string]int
}

// The most that is kept of what strangers named.
const (
	mostBooks  = 3
	mostKinds  = 40
	mostEnding = 8 // letters of an ending that says what a file is
)

func (l *Left) workbook(path string) {
	if len(l.Workbooks) == mostBooks {
		l.MoreBooks++
		return
	}
	l.Workbooks = append(l.Workbooks, yamldoc.SourceName(path))
}

func (l *Left) link(path string) {
	if l.Links++; l.Links == 1 {
		l.Link = yamldoc.SourceName(path)
	}
}

// file counts a file of another kind.
func (l *Left) file(path string) {
	ending := strings.ToLower(filepath.Ext(path))
	plain := func(r rune) bool { return r != '.' && (r < 'a' || r > 'z') && (r < '0' || r > '9') }
	if l.others == nil {
		l.others = map[string]int{}
	}
	if _, known := l.others[ending]; strings.ContainsFunc(ending, plain) || len(ending) > mostEnding+1 || !known && len(l.others) >= mostKinds {
		ending = ""
	}
	l.others[ending]++
}

// Files is how many files of other kinds there were.
func (l *Left) Files() int {
	n := 0
	for _, c := range l.others {
		n += c
	}
	return n
}

// Kinds counts the files of other kinds, those of which there are most first, such
// as "9 .docx, 3 .pdf".
func (l *Left) Kinds() string {
	kinds := slices.Collect(maps.Keys(l.others))
	slices.SortFunc(kinds, func(a, b string) int {
		return cmp.Or(cmp.Compare(l.others[b], l.others[a]), cmp.Compare(a, b))
	})
	const most = 5
	var parts []string
	rest := 0
	for _, k := range kinds {
		if k == "" || len(parts) == most {
			rest += l.others[k]
			continue
		}
		parts = append(parts, fmt.Sprintf("%d %s", l.others[k], k))
	}
	switch {
	case rest > 0 && len(parts) > 0:
		parts = append(parts, fmt.Sprintf("%d others", rest))
	case rest > 0:
		return "without a known ending"
	}
	return strings.Join(parts, ", ")
}

// None reports whether nothing was left out.
func (l *Left) None() bool {
	return l.Files() == 0 && len(l.Workbooks) == 0 && l.Links == 0
}
