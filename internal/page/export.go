package page

import "mspscope/internal/advice"

// ExportTargets lists the programs that a price can be written for.
func ExportTargets(all []advice.Export) *Document {
	d := &Document{Title: "Targets of an export"}
	var l List
	for i := range all {
		e := &all[i]
		l.Items = append(l.Items, Item{Mark: "•", Text: e.ID + " (" + e.Format + ")  " + e.Name, Detail: e.Source})
	}
	d.Section("", listOrNil(l))
	return d
}
