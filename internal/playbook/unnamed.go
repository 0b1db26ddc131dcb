package playbook

import "strings"

// Unnamed lists what provider.yaml, or a brand laid over it, still leaves to be named before
// anybody signs: name, time_zone, holidays. As the program comes, all three are nobody's.
func (p *Playbook) Unnamed() []string {
	if p.Provider == nil {
		return nil
	}
	var all []string
	for _, part := range []struct{ id, said, usual string }{
		{"name", p.Provider.Name, p.usual("name")},
		{"time_zone", p.Provider.Hours.TimeZone, p.usual("hours", "time_zone")},
		{"holidays", p.Provider.Hours.Holidays, p.usual("hours", "holidays")},
	} {
		if said := strings.TrimSpace(part.said); said == "" || strings.EqualFold(said, part.usual) {
			all = append(all, part.id)
		}
	}
	return all
}

// usual is what stands at a place of the built-in provider.yaml.
func (p *Playbook) usual(keys ...string) string {
	d := p.documents[ProviderFile]
	if d == nil { // it was made without files
		return ""
	}
	n := d.base
	if n == nil { // there is no own file
		n = d.tree()
	}
	for _, key := range keys {
		if n == nil {
			return ""
		}
		n = n.Get(key)
	}
	if n == nil {
		return ""
	}
	return n.Text
}
