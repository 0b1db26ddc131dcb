package page

import (
	"mspscope/internal/advice"
	"mspscope/internal/words"
)

// ExportTargets lists the programs that a price can be written for.
func ExportTargets(l *words.Language, all []advice.Export) *Document {
	d := &Document{Title: l.Say("export.title")}
	var list List
	for i := range all {
		e := &all[i]
		list.Items = append(list.Items, Item{Mark: "•", Text: l.Say("export.target", "id", e.ID, "format", e.Format, "name", e.Name), Detail: e.Source})
	}
	d.Section("", listOrNil(list))
	return d
}
