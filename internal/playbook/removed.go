package playbook

import (
	"slices"
	"strings"

	"mspscope/internal/yamldoc"
)

// removals finds what an own file takes out of the built-in one.
type removals struct {
	r     *yamldoc.Report
	whole bool                     // the own file is not laid over the built-in, it stands for it
	at    map[string]*yamldoc.Node // where each is taken out
}

// findRemoved notes in the report what the built-in has and the merged document has
// not, with the place in the own file that says so.
func findRemoved(r *yamldoc.Report, base, merged, own *yamldoc.Node, whole bool) removals {
	rm := removals{r: r, whole: whole, at: map[string]*yamldoc.Node{}}
	rm.find("", base, merged, own)
	r.Whole = whole
	r.Removed = make(map[string]string, len(rm.at))
	for path, at := range rm.at {
		r.Removed[path] = r.Place(at)
	}
	return rm
}

// find compares one value; merged is nil where it was taken out.
func (rm *removals) find(path string, base, merged, own *yamldoc.Node) {
	switch base.Kind {
	case yamldoc.Mapping:
		rm.inMapping(path, base, merged, own)
	case yamldoc.Sequence:
		rm.inList(path, base, merged, own)
	case yamldoc.Null, yamldoc.Scalar:
	}
}

func (rm *removals) inMapping(path string, base, merged, own *yamldoc.Node) {
	for i := range base.Pairs {
		key, value := base.Pairs[i].Key.Text, &base.Pairs[i].Value
		if isValue(key) {
			continue
		}
		inner := own.Get(key)
		if inner == nil {
			if !rm.whole && own.Kind == yamldoc.Mapping {
				continue // not touched
			}
			inner = own
		}
		var now *yamldoc.Node
		if merged != nil {
			now = merged.Get(key)
		}
		here := join(path, key)
		if now == nil {
			rm.at[here] = inner
		}
		rm.find(here, value, now, inner)
	}
}

func (rm *removals) inList(path string, base, merged, own *yamldoc.Node) {
	n := itemNamesOf(base)
	if !n.known {
		return
	}
	now := map[string]*yamldoc.Node{}
	if merged != nil {
		for i := range merged.Items {
			if id, ok := n.of(&merged.Items[i]); ok {
				now[id] = &merged.Items[i]
			}
		}
	}
	for i, id := range n.ids {
		item, at := now[id], said(own, &n, id)
		here := join(path, id)
		switch {
		case item == nil:
			rm.at[here] = at
		case at != own: // otherwise not touched
			rm.find(here, &base.Items[i], item, at)
		}
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "/" + name
}

// said finds what an own file says of one item of a list: the item itself, its
// change, or its name under remove. It is the list where nothing names it.
func said(own *yamldoc.Node, n *itemNames, id string) *yamldoc.Node {
	for i := range own.Items {
		if name, ok := n.of(&own.Items[i]); ok && name == id {
			return &own.Items[i]
		}
	}
	if change := own.Get(keyChange); change != nil {
		if item := change.Get(id); item != nil {
			return item
		}
	}
	if remove := own.Get(keyRemove); remove != nil {
		for i := range remove.Items {
			if remove.Items[i].Text == id {
				return &remove.Items[i]
			}
		}
	}
	return own
}

// needed are the questions without which the program cannot work, with the reason.
func needed() [][2]string {
	return [][2]string{
		{"tower_owners", "which model is possible follows from who runs what"},
		{"it_fte", "which model is possible follows from how many IT people there are"},
		{"users_count", "the price is counted in people"},
		{"endpoints_count", "the price is counted in computers"},
	}
}

// keep reports what the own questionnaire may not take out, and puts it back, so
// that what rests on it is not reported as well: sections in which questions still
// stand, and questions that the program needs.
func (rm *removals) keep(base, merged *yamldoc.Node) {
	for _, id := range idsOf(base.Get("sections")) {
		at, users := rm.at["sections/"+id], standing(merged, id)
		if at == nil || len(users) == 0 {
			continue
		}
		rm.r.Add(at, "the section %s is removed here, and these questions stand in it: %s; give them another section, or remove them too", id, strings.Join(users, ", "))
		rm.restore(base, merged, "sections", id)
	}
	for _, n := range needed() {
		at := rm.at["questions/"+n[0]]
		if at == nil {
			continue
		}
		rm.r.Add(at, "the question %s cannot be removed: %s; keep it", n[0], n[1])
		rm.restore(base, merged, "questions", n[0])
		for _, id := range idsOf(base.Get("sections")) {
			if rm.at["sections/"+id] != nil && slices.Contains(standing(base, id), n[0]) {
				rm.restore(base, merged, "sections", id)
			}
		}
	}
}

// idsOf lists the ids of a list; nil has none.
func idsOf(list *yamldoc.Node) []string {
	if list == nil {
		return nil
	}
	n := itemNamesOf(list)
	return n.ids
}

// standing lists the questions of a section.
func standing(root *yamldoc.Node, section string) []string {
	var ids []string
	questions := root.Get("questions")
	if questions == nil {
		return nil
	}
	for i := range questions.Items {
		in, id := questions.Items[i].Get("section"), questions.Items[i].Get("id")
		if in != nil && id != nil && in.Text == section {
			ids = append(ids, id.Text)
		}
	}
	return ids
}

// restore puts an item of the built-in back into a list of the merged document.
func (rm *removals) restore(base, merged *yamldoc.Node, list, id string) {
	from, to := base.Get(list), merged.Get(list)
	delete(rm.at, list+"/"+id)
	delete(rm.r.Removed, list+"/"+id)
	if from == nil || to == nil || to.Kind != yamldoc.Sequence {
		return
	}
	for i := range from.Items {
		if name := from.Items[i].Get("id"); name != nil && name.Text == id {
			to.Items = append(slices.Clone(to.Items), from.Items[i])
		}
	}
}
