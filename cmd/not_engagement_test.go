package cmd

import (
	"strings"
	"testing"
)

// A file that is easily given for an engagement is named as what it is, with what to do;
// an engagement, whole or broken, is left to its reader.
func TestNotAnEngagement(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ data, says string }{
		"filled.xlsx":    {"PK\x03\x04\x14", "'mspscope intake --read filled.xlsx --to client.yaml'"},
		"client.yaml":    {"PK\x03\x04\x14", "is a workbook or an archive"},
		"stdin":          {"PK\x03\x04\x14", "'mspscope intake --read FILLED.xlsx --to"},
		"offer.DOCX":     {"PK\x03\x04\x14", "is a document for a word processor"},
		"old.xls":        {"\xd0\xcf\x11\xe0\xa1\xb1", "save a workbook as .xlsx"},
		"offer.pdf":      {"%PDF-1.7\n", "is a PDF, and no engagement; give the file with"},
		"answers.gz":     {"\x1f\x8b\x08", "unpack it first"},
		"page.html":      {"\ufeff\n<!DOCTYPE html>\n<html lang=\"en\">", "saves its answers as a file of their own"},
		"page.htm":       {"<HTML>", "is a page for a browser"},
		"result.json":    {`{"schema": "urn:mspscope:recommend:1", "version": 1}`, `(schema "recommend"), and no engagement`},
		"raci.yaml":      {"schema: urn:mspscope:raci:1\nversion: 1\n", `(schema "raci")`},
		"client.yml":     {"version: 1\nanswers: {it_fte: 0}\n", ""},
		"bom.yaml":       {"\ufeffversion: 1\nanswers: {it_fte: 0}\n", ""},
		"unknown.yaml":   {"version: 1\nschema: mine\n", `unknown key "schema"`},
		"directive.yaml": {"%YAML 1.2\n---\nversion: 1\n", "directives"},
		"html.yaml":      {"html: 1\n", `unknown key "html"`},
		"empty.yaml":     {"", "is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := load("", 0)
			if err != nil {
				t.Fatal(err)
			}
			_, err = parseEngagement(p, name, []byte(test.data))
			switch {
			case test.says == "" && err != nil, test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)):
				t.Errorf("%v, want %q", err, test.says)
			}
		})
	}
}
