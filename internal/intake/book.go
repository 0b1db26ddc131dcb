package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"mspscope/internal/yamldoc"
)

// Limits of a workbook that is read. A full questionnaire has about 60 KiB,
// unpacked 400 KiB. Only the parts that are needed are unpacked: what else is in
// the file, such as pictures, costs nothing.
const (
	MaxBytes    = 5 << 20 // bytes of the file
	maxUnpacked = 2 << 20 // bytes of the parts that are read
	maxPart     = 1 << 20 // bytes of one of them
)

// problem is a message about the workbook as a whole.
func problem(name, message string) error {
	return yamldoc.Problems{{File: name, Message: message}}
}

const (
	notOurs     = "is no questionnaire made by 'mspscope intake'; send out a new one with 'mspscope intake --to FILE.xlsx'"
	openSheet   = "is an OpenDocument sheet (.ods); open it and save it as an Excel workbook (.xlsx)"
	notXLSX     = "is not an .xlsx workbook, or only a part of one; save it as an Excel workbook (.xlsx)"
	sendAgain   = "ask for it to be sent again, or open it in a spreadsheet program, see whether every answer is there, and save it again"
	farSmaller  = "; a filled-in questionnaire is far smaller"
	defaultBook = "xl/workbook.xml"
)

// bookWords are what messages about a workbook say of the kind that is read.
type bookWords struct {
	smaller string // why it need not be so large
	again   string // what to do with one that is damaged
}

// book is a workbook: a zip of parts, most of them XML.
type book struct {
	name  string               // stands in messages
	words *bookWords           // likewise
	parts map[string]*zip.File // by name in lower case; nil where a name stands twice
	left  int                  // bytes that may still be unpacked
}

// openBook refuses what is no workbook. Nothing is unpacked yet.
func openBook(name string, data []byte, words *bookWords) (*book, error) {
	switch {
	case len(data) > MaxBytes:
		return nil, problem(name, "is larger than 5 MiB"+words.smaller)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return nil, problem(name, "is protected by a password, or saved in the old .xls format; save it as .xlsx without a password")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, problem(name, notXLSX)
	}
	b := &book{name: name, words: words, parts: make(map[string]*zip.File, len(archive.File)), left: maxUnpacked}
	for _, part := range archive.File {
		key := strings.ToLower(strings.ReplaceAll(part.Name, `\`, "/"))
		if _, twice := b.parts[key]; twice {
			part = nil
		}
		b.parts[key] = part
	}
	if b.has("mimetype") && b.has("content.xml") {
		return nil, problem(name, openSheet)
	}
	return b, nil
}

func (b *book) has(part string) bool {
	_, found := b.parts[strings.ToLower(part)]
	return found
}

// damaged is a problem with a part.
func (b *book) damaged(part, what string) error {
	return problem(b.name, "is damaged and cannot be read ("+part+": "+what+"); "+b.words.again)
}

// read unpacks a part, always to its end: only there its checksum is compared.
func (b *book) read(part string) ([]byte, error) {
	file := b.parts[strings.ToLower(part)]
	if file == nil {
		if b.has(part) {
			return nil, b.damaged(part, "is there twice")
		}
		return nil, b.damaged(part, "is missing")
	}
	if err := b.fits(part, file.UncompressedSize64); err != nil {
		return nil, err
	}
	r, err := file.Open()
	if err != nil {
		return nil, b.damaged(part, err.Error())
	}
	defer func() { _ = r.Close() }() // nothing was written
	buffer := bytes.NewBuffer(make([]byte, 0, int(file.UncompressedSize64)+bytes.MinRead))
	// The size is what the file says of itself; it is not relied upon.
	if _, err := buffer.ReadFrom(io.LimitReader(r, maxPart+1)); err != nil {
		return nil, b.damaged(part, err.Error())
	}
	if err := b.fits(part, uint64(buffer.Len())); err != nil {
		return nil, err
	}
	b.left -= buffer.Len()
	return buffer.Bytes(), nil
}

func (b *book) fits(part string, size uint64) error {
	switch {
	case size > maxPart:
		return problem(b.name, part+" in it unpacks to more than 1 MiB"+b.words.smaller)
	case size > uint64(b.left):
		return problem(b.name, "unpacks to more than 2 MiB"+b.words.smaller)
	}
	return nil
}

// parse reads a part that is XML, to its end.
func (b *book) parse(part, root string, visit func(*document, attributes) error) error {
	data, err := b.read(part)
	if err != nil {
		return err
	}
	if err := parse(data, root, visit); err != nil {
		if _, told := errors.AsType[yamldoc.Problems](err); told || errors.Is(err, errSeen) {
			return err
		}
		return b.damaged(part, err.Error())
	}
	return nil
}

// layout says where in the workbook a sheet is and what belongs to it. There need be
// no texts and no styles.
type layout struct {
	name                 string
	sheet, texts, styles string // names of parts
	since1904            bool   // how days are counted
}

// layouts lists the sheets.
func (b *book) layouts() ([]layout, error) {
	main := defaultBook
	if b.has("_rels/.rels") {
		links, err := b.links("_rels/.rels", "")
		if err != nil {
			return nil, err
		}
		for _, l := range links {
			if strings.HasSuffix(l.kind, "/officeDocument") {
				main = l.part
			}
		}
	}
	if !b.has(main) {
		return nil, problem(b.name, notXLSX)
	}
	links, err := b.links(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"), path.Dir(main))
	if err != nil {
		return nil, err
	}
	var common layout
	for _, l := range links {
		switch {
		case strings.HasSuffix(l.kind, "/sharedStrings"):
			common.texts = l.part
		case strings.HasSuffix(l.kind, "/styles"):
			common.styles = l.part
		}
	}
	var found []layout
	err = b.parse(main, "workbook", func(d *document, _ attributes) error {
		return d.each(func(name string, a attributes) error {
			switch name {
			case "workbookPr":
				value := a.get("date1904")
				common.since1904 = value == "1" || value == "true"
			case "sheets":
				return d.each(func(_ string, a attributes) error {
					one := layout{name: a.get("name")}
					for _, l := range links {
						if l.id == a.link() {
							one.sheet = l.part
						}
					}
					found = append(found, one)
					return d.skip()
				})
			}
			return d.skip()
		})
	})
	for i := range found {
		found[i].texts, found[i].styles, found[i].since1904 = common.texts, common.styles, common.since1904
	}
	if err == nil && len(found) == 0 {
		err = problem(b.name, "has no sheet")
	}
	return found, err
}

// linked refuses a sheet that is named and not there.
func (b *book) linked(l layout) (layout, error) {
	if l.sheet == "" {
		return l, b.damaged(defaultBook, fmt.Sprintf("the sheet %q is not linked", l.name))
	}
	return l, nil
}

// questions looks for the sheet of questions: by its name, and where somebody gave it
// another one by the marker in it.
func (b *book) questions() (layout, error) {
	all, err := b.layouts()
	if err != nil {
		return layout{}, err
	}
	for _, l := range all {
		if strings.EqualFold(l.name, questionsSheet) {
			return b.linked(l)
		}
	}
	for _, l := range all {
		if l.sheet == "" || !b.has(l.sheet) {
			continue
		}
		marked := false
		err := b.rows(l, nil, func(r *sheetRow) error {
			marked = markerIn(r) > 0
			return errSeen
		})
		if err != nil && !errors.Is(err, errSeen) {
			return layout{}, err
		}
		if marked {
			return l, nil
		}
	}
	return layout{}, problem(b.name, notOurs)
}

// errSeen ends the reading of a sheet of which enough was seen.
var errSeen = errors.New("seen")

// link is what one part says of another.
type link struct{ id, kind, part string }

func (b *book) links(part, dir string) ([]link, error) {
	var links []link
	err := b.parse(part, "Relationships", func(d *document, _ attributes) error {
		return d.each(func(_ string, a attributes) error {
			target := a.get("Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", dir, target)
			}
			if a.get("TargetMode") != "External" {
				links = append(links, link{a.get("Id"), a.get("Type"), path.Clean(target)[1:]})
			}
			return d.skip()
		})
	})
	return links, err
}
