package cmd

import (
	"bytes"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	"mspscope/internal/yamldoc"
)

// notEngagement says what a file is that holds no engagement and is easily given for one: what
// a client sent back, what the program itself wrote, or something packed. Their readers
// would find fault with single letters of them. It is nil for everything else.
func notEngagement(name string, data []byte) error {
	is := func(start string) bool { return bytes.HasPrefix(data, []byte(start)) }
	text := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(data[:min(len(data), 1024)]), "\ufeff")))
	path := quoted(name, runtime.GOOS)
	if name == "stdin" {
		path = "FILLED.xlsx"
	}
	switch ending := strings.ToLower(filepath.Ext(name)); {
	case is("PK\x03\x04") && ending == ".docx":
		return wrongKind(name, "is a document for a word processor, and no engagement")
	case is("PK\x03\x04"):
		return wrongKind(name, "is a workbook or an archive, and no engagement; 'mspscope intake --read %s --to client.yaml' takes the answers of a workbook that was filled in", path)
	case is("\xd0\xcf\x11\xe0"):
		return wrongKind(name, "is a workbook or a document in an old format, and no engagement; save a workbook as .xlsx, then 'mspscope intake --read' takes its answers")
	case is("%PDF-"):
		return wrongKind(name, "is a PDF, and no engagement")
	case is("\x1f\x8b"):
		return wrongKind(name, "is packed (gzip); unpack it first")
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"):
		return wrongKind(name, "is a page for a browser, and no engagement; a page that asks questions saves its answers as a file of their own, and that one is read here")
	}
	return nil
}

// printedResult says of a document that it is what a command printed for programs.
func printedResult(name string, root *yamldoc.Node) error {
	schema := root.Get("schema")
	if schema == nil {
		return nil
	}
	kind, ours := strings.CutPrefix(schema.Text, "urn:mspscope:")
	if !ours {
		return nil
	}
	kind, _, _ = strings.Cut(kind, ":")
	return wrongKind(name, "is what came out for a client (schema %s), and no engagement; give the file with the client's answers", yamldoc.Quote(kind))
}

// wrongKind is a problem of a file as a whole.
func wrongKind(name, format string, args ...any) error {
	return yamldoc.Problems{{File: name, Message: fmt.Sprintf(format, args...)}}
}
