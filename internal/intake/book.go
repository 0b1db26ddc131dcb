package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"

	"github.com/xuri/excelize/v2"

	"mspscope/internal/yamldoc"
)

// Limits of a workbook that is read. A full questionnaire has about 60 KiB,
// unpacked 400 KiB.
const (
	MaxBytes    = 5 << 20  // bytes of the file
	maxUnpacked = 16 << 20 // bytes of all its parts
	maxParts    = 1000
)

// line is one row of the sheet of questions, as it was filled in.
type line struct {
	row               int
	key, answer, note string
}

// problem is a message about the workbook as a whole.
func problem(name, message string) error {
	return yamldoc.Problems{{File: name, Message: message}}
}

const notOurs = "is no questionnaire made by 'mspscope intake'; send out a new one with 'mspscope intake --to FILE.xlsx'"

// lines reads the rows of the sheet of questions that have a key.
func lines(name string, data []byte) (found []line, err error) {
	// The library is made for workbooks from friends: what it does not expect
	// in a damaged one must not end the program.
	defer func() {
		if recover() != nil {
			found, err = nil, problem(name, "is damaged and cannot be read; open it in a spreadsheet program and save it again")
		}
	}()
	if err := checkPackage(name, data); err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, problem(name, "is damaged and cannot be read ("+err.Error()+"); open it in a spreadsheet program and save it again")
	}
	defer func() { _ = file.Close() }() // nothing was written
	rows, err := file.Rows(questionsSheet)
	if err != nil {
		if _, missing := errors.AsType[excelize.ErrSheetNotExist](err); missing {
			return nil, problem(name, "has no sheet \""+questionsSheet+"\"; it "+notOurs)
		}
		return nil, problem(name, "is damaged and cannot be read ("+err.Error()+")")
	}
	defer func() { _ = rows.Close() }()
	for row := 1; row <= maxRows && rows.Next(); row++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, problem(name, "is damaged in row "+cell("", row)+" and cannot be read ("+err.Error()+")")
		}
		at := func(column int) string {
			if column > len(cells) {
				return ""
			}
			return strings.TrimSpace(strings.ToValidUTF8(cells[column-1], "\ufffd"))
		}
		switch key := at(1); {
		case row == 1 && key != marker:
			if strings.HasPrefix(key, "mspscope intake ") {
				return nil, problem(name, "was made by another version of this program ("+yamldoc.Quote(key)+", not "+yamldoc.Quote(marker)+"); read it with that version")
			}
			return nil, problem(name, notOurs)
		case row == 1:
			found = []line{}
		case key != "":
			found = append(found, line{row: row, key: key, answer: at(answerIndex), note: at(noteIndex)})
		}
	}
	if found == nil {
		return nil, problem(name, notOurs)
	}
	return found, nil
}

// checkPackage refuses what is no workbook, and one that would unpack to far
// more than a questionnaire, before the library unpacks it.
func checkPackage(name string, data []byte) error {
	switch {
	case len(data) > MaxBytes:
		return problem(name, "is larger than 5 MiB; a filled-in questionnaire is far smaller")
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return problem(name, "is protected by a password, or saved in the old .xls format; save it as .xlsx without a password")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return problem(name, "is not an .xlsx workbook; save it as an Excel workbook (.xlsx)")
	}
	var size uint64
	for _, part := range archive.File {
		if size += part.UncompressedSize64; part.UncompressedSize64 > maxUnpacked || size > maxUnpacked {
			return problem(name, "unpacks to more than 16 MiB; a filled-in questionnaire is far smaller")
		}
	}
	if len(archive.File) > maxParts {
		return problem(name, "has more than 1000 parts; a filled-in questionnaire is far smaller")
	}
	return nil
}
