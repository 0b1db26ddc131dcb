package assess

import (
	"strings"

	"mspscope/internal/yamldoc"
)

// Promise is something that was said to the client on the way, and that whoever delivers
// has to know before the start.
type Promise struct {
	Text   string
	By, On string // On is YYYY-MM-DD
}

// readPromises reads what was promised.
func (e *Engagement) readPromises(r *yamldoc.Report, f *yamldoc.Fields) {
	nodes := f.List("promises")
	for i := range nodes {
		item, ok := r.Fields(&nodes[i], "a promise")
		if !ok {
			continue
		}
		p := Promise{Text: text(r, item, "text")}
		if n := item.Need("text"); n != nil && n.Kind == yamldoc.Scalar && strings.TrimSpace(n.Text) == "" {
			r.Add(n, "\"text\" is empty; write what was promised, or take the line out")
		}
		p.By, p.On = text(r, item, "by"), date(r, item, "on")
		item.End()
		e.Promises = append(e.Promises, p)
	}
}

// promises are what was promised, as the list of a file.
func (e *Engagement) promises() []yamldoc.Node {
	var list []yamldoc.Node
	for i := range e.Promises {
		p := &e.Promises[i]
		var item fields
		item.text("text", p.Text)
		item.signed(p.By, p.On)
		list = append(list, item.node())
	}
	return list
}
