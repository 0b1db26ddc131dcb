package intake

import (
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mspscope/internal/yamldoc"
)

func TestForeign(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	other := excelize.NewFile()
	plain, err := other.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.SetSheetName("Sheet1", questionsSheet); err != nil {
		t.Fatal(err)
	}
	named, err := other.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.SetCellStr(questionsSheet, "A1", "mspscope intake 3"); err != nil {
		t.Fatal(err)
	}
	later, err := other.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	good := blank(t)
	order, inside := parts(t, good)
	bomb := func(part string) []byte { return packed(t, order, inside, part, make([]byte, 40<<20)) }
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"empty":         {nil, "not an .xlsx workbook"},
		"text":          {[]byte("version: 1\n"), "not an .xlsx workbook"},
		"old or locked": {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on"), "protected by a password"},
		"cut off":       {good[:len(good)/2], "not an .xlsx workbook"},
		"too large":     {make([]byte, MaxBytes+1), "larger than 5 MiB"},
		"bomb":          {bomb(textsPart), textsPart + " in it unpacks to more than 1 MiB"},
		"other sheet":   {plain.Bytes(), "is no questionnaire made by"},
		"other content": {named.Bytes(), "is no questionnaire made by"},
		"later version": {later.Bytes(), "another version of this program"},
	} {
		_, err := strict(q, "b.xlsx", test.data)
		if problems, ok := errors.AsType[yamldoc.Problems](err); !ok || len(problems) != 1 || !strings.HasPrefix(err.Error(), "b.xlsx: ") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
