package intake

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxNesting is how deep elements of a workbook may be nested. The sheets of
// spreadsheet programs come to about ten.
const maxNesting = 64

// document reads XML strictly: what is not expected where answers stand is an
// error and never passed over, because an answer may be in it.
type document struct {
	decoder *xml.Decoder
	nesting int
	answers bool // it is where answers stand: a comment could hide one
}

// attributes are those of one element.
type attributes []xml.Attr

// get returns an attribute of the format itself, "" where there is none.
func (a attributes) get(name string) string {
	for i := range a {
		if a[i].Name.Space == "" && a[i].Name.Local == name {
			return a[i].Value
		}
	}
	return ""
}

// link returns the id by which an element names another part.
func (a attributes) link() string {
	for i := range a {
		if a[i].Name.Local == "id" && strings.HasSuffix(a[i].Name.Space, "/relationships") {
			return a[i].Value
		}
	}
	return ""
}

// only refuses attributes of the format that are not among the names.
func (a attributes) only(names ...string) error {
next:
	for i := range a {
		for _, name := range names {
			if a[i].Name.Local == name {
				continue next
			}
		}
		if a[i].Name.Space == "" && a[i].Name.Local != "xmlns" {
			return fmt.Errorf("there is an attribute %.40q", a[i].Name.Local)
		}
	}
	return nil
}

// parse reads XML whose root has the name. visit reads the children of the
// root, by each; what follows is read to the end.
func parse(data []byte, root string, visit func(*document, attributes) error) error {
	d := &document{decoder: xml.NewDecoder(bytes.NewReader(inUTF8(data)))}
	d.decoder.CharsetReader = decode
	for begun := false; ; {
		token, err := d.decoder.Token()
		switch {
		case errors.Is(err, io.EOF) && begun:
			return nil
		case errors.Is(err, io.EOF):
			return errors.New("is empty")
		case err != nil:
			return plainly(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if begun || t.Name.Local != root {
				return fmt.Errorf("<%.40s> stands where <%s> must", t.Name.Local, root)
			}
			begun = true
			if err := visit(d, t.Attr); err != nil {
				return err
			}
		case xml.CharData:
			if len(bytes.TrimSpace(t)) > 0 {
				return errors.New("there is text outside of the elements")
			}
		case xml.Directive:
			return errors.New("there is a document type")
		}
	}
}

// token returns the next part of an element. Comments and instructions of a
// program mean nothing; where answers stand, no spreadsheet program writes any,
// and they could hide one.
func (d *document) token() (xml.Token, error) {
	for {
		token, err := d.decoder.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		switch token.(type) {
		case xml.StartElement, xml.EndElement, xml.CharData:
			return token, nil
		case xml.Comment, xml.ProcInst:
			if !d.answers {
				continue
			}
		}
		return nil, errors.New("there is a comment or an instruction")
	}
}

// each calls visit for every child of the element that was begun last, to its
// end. visit reads the child to its end: by each, text or skip.
func (d *document) each(visit func(name string, a attributes) error) error {
	if d.nesting++; d.nesting > maxNesting {
		return errors.New("elements are nested too deeply")
	}
	for {
		token, err := d.token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := visit(t.Name.Local, t.Attr); err != nil {
				return err
			}
		case xml.EndElement:
			d.nesting--
			return nil
		case xml.CharData:
			if len(bytes.TrimSpace(t)) > 0 {
				return errors.New("there is text between the elements")
			}
		}
	}
}

// text returns the text of the element that was begun last.
func (d *document) text() (string, error) {
	var b []byte
	for {
		token, err := d.token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			return "", fmt.Errorf("<%.40s> stands in a text", t.Name.Local)
		case xml.EndElement:
			return string(b), nil
		case xml.CharData:
			b = append(b, t...)
		}
	}
}

// skip passes over the rest of the element that was begun last.
func (d *document) skip() error {
	for inside := 1; inside > 0; {
		token, err := d.decoder.Token()
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			if inside++; d.nesting+inside > maxNesting {
				return errors.New("elements are nested too deeply")
			}
		case xml.EndElement:
			inside--
		}
	}
	return nil
}
