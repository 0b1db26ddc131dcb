package main

import (
	"encoding/json"
	"strings"
	"testing"

	"mspscope/internal/interview"
)

// What is copied of a document is all that it says: each cell, figure and remark.
func TestWhatIsCopiedIsTheWholeDocument(t *testing.T) {
	t.Parallel()
	for _, example := range []string{"harbor-dental", "vantrell-freight"} {
		e, _ := onExample(t, example)
		for document := range papers() {
			for _, view := range []string{"client", viewInternal} {
				if document == "assessed" || document == "self" {
					continue // of a page for people alone, which copies nothing
				}
				reply := ask(t, e, Request{Do: "document", Document: document, View: view})
				tables := 0
				var holds func(blocks []Block)
				holds = func(blocks []Block) {
					for _, b := range blocks {
						texts := []string{b.Text}
						for _, row := range append(b.Rows, b.Footer) {
							tables++
							texts = append(texts, row...)
						}
						for _, pair := range b.Pairs {
							texts = append(texts, pair...)
						}
						for _, i := range b.Items {
							texts = append(texts, i.Text, i.Detail)
						}
						for _, bar := range b.Bars {
							texts = append(texts, bar.Name, bar.Text, bar.Remark)
						}
						for _, text := range texts {
							if !strings.Contains(reply.Text, text) {
								t.Errorf("%s, %s for %s: the text has no %q", example, document, view, text)
							}
						}
						for _, p := range b.Parts {
							holds(p.Blocks)
						}
					}
				}
				for _, s := range reply.Document.Sections {
					holds(s.Blocks)
				}
				if document == "estimate" && tables < 5 {
					t.Errorf("%s: an estimate of %d rows tests nothing", example, tables)
				}
				if stamp := reply.Document.Stamp; document != "note" && !strings.HasPrefix(reply.Text, stamp) {
					t.Errorf("%s, %s for %s: the text does not begin with %q", example, document, view, stamp)
				}
			}
		}
	}
}

// While the client looks on they read what is meant for them, and nothing of what waits.
func TestWhatCanBeSaidIsShownInWordsForTheClient(t *testing.T) {
	t.Parallel()
	e, _ := onExample(t, "harbor-dental")
	script := ask(t, e, Request{Do: "document", Document: "say", View: "client"}).Text
	ask(t, e, Request{Do: "share", On: true})
	shown := ask(t, e, Request{Do: "document", Document: "shown", View: "client"}).Text
	if !strings.Contains(shown, "What we can say so far") && !strings.Contains(shown, "what we can say so far") {
		t.Errorf("the client reads\n%s", shown)
	}
	same := strings.NewReplacer("what we can say so far", "what to say now", "In short", "To say")
	if same.Replace(shown) != script {
		t.Errorf("what is shown\n%s\nis not what is said\n%s", shown, script)
	}
	for _, words := range []string{"attitude", "salary", "payroll", "morale"} {
		if waits := ask(t, e, Request{Do: "find", Given: interview.Given{Text: words}}).Waits; waits != nil {
			t.Errorf("on a shared screen %q tells of %+v", words, waits)
		}
	}
	var refused Reply
	if err := json.Unmarshal(e.Answer([]byte(`{"do": "document", "document": "shown", "view": "internal"}`)), &refused); err != nil || refused.Error == "" {
		t.Errorf("%v: a view for us is given on a shared screen", err)
	}
}
