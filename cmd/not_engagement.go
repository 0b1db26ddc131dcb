package cmd

import (
	"bytes"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"mspscope/internal/yamldoc"
)

// otherKind is a kind of file that holds no engagement and is easily given for one: what a
// client sent back, what the program itself wrote, or something packed. Their readers would
// find fault with single letters of them.
type otherKind struct {
	is func(begins []byte, ending string) bool
	// says is what it is, by which the word of it is known again in the records of a batch,
	// and todo what to do; {file} is the file, as a shell takes it.
	says, todo string
}

// answersInstead is what to do where nothing can be made of a file.
const answersInstead = "; give the file with the client's answers"

func otherKinds() []otherKind {
	magic := func(start string) func([]byte, string) bool {
		return func(begins []byte, _ string) bool { return bytes.HasPrefix(begins, []byte(start)) }
	}
	const zip = "PK\x03\x04"
	return []otherKind{
		{
			func(begins []byte, ending string) bool { return ending == ".docx" && magic(zip)(begins, ending) },
			"is a document for a word processor, and no engagement", answersInstead,
		},
		{
			magic(zip), "is a workbook or an archive, and no engagement",
			"; 'mspscope intake --read {file} --to client.yaml' takes the answers of a workbook that was filled in",
		},
		{
			magic("\xd0\xcf\x11\xe0"), "is a workbook or a document in an old format, and no engagement",
			"; save a workbook as .xlsx, then 'mspscope intake --read' takes its answers",
		},
		{magic("%PDF-"), "is a PDF, and no engagement", answersInstead},
		{magic("\x1f\x8b"), "is packed (gzip)", "; unpack it first"},
		{
			isPage, "is a page for a browser, and no engagement",
			"; a page that asks questions saves its answers as a file of their own, and that one is read here",
		},
	}
}

// isPage reports whether a text begins as a page for a browser does.
func isPage(begins []byte, _ string) bool {
	text := bytes.TrimSpace(bytes.TrimPrefix(begins, []byte("\ufeff")))
	if !bytes.HasPrefix(text, []byte("<")) {
		return false
	}
	text = bytes.ToLower(text)
	return bytes.HasPrefix(text, []byte("<!doctype html")) || bytes.HasPrefix(text, []byte("<html"))
}

// notEngagement says what a source is that holds no engagement, by how it begins. It is
// nil for everything else.
func notEngagement(name string, begins []byte) error {
	ending := strings.ToLower(filepath.Ext(name))
	for _, f := range otherKinds() {
		if !f.is(begins, ending) {
			continue
		}
		path := quoted(name, runtime.GOOS)
		if name == "stdin" || name == "-" {
			path = "FILLED.xlsx"
		}
		return wrongKind(name, "%s%s", f.says, strings.ReplaceAll(f.todo, "{file}", path))
	}
	return nil
}

// saysNotEngagement reports whether a message is one of notEngagement.
func saysNotEngagement(message string) bool {
	return slices.ContainsFunc(otherKinds(), func(f otherKind) bool { return strings.HasPrefix(message, f.says) })
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
	return wrongKind(name, "is what came out for a client (schema %s), and no engagement%s", yamldoc.Quote(kind), answersInstead)
}

// wrongKind is a problem of a file as a whole.
func wrongKind(name, format string, args ...any) error {
	return yamldoc.Problems{{File: name, Message: fmt.Sprintf(format, args...)}}
}
