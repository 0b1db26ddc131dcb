package playbook

import (
	"slices"

	"mspscope/internal/yamldoc"
)

// keyExtends is a key that an own file may have beside those of its kind.
const keyExtends = "extends"

// needs are the keys without which no reader took a file by itself when every own
// file was a whole one. Keys that a file needs since then are not among them.
func needs(file string) []string {
	switch file {
	case QuestionnaireFile:
		return []string{"title", "sections", "questions"}
	case MatrixFile:
		return []string{"criteria", "split"}
	case FindingsFile:
		return []string{"shown", "findings"}
	case ReadinessFile:
		return []string{"models", "bands", "elements"}
	case RateCardFile:
		return []string{"name", "currency", "as_of", "rates", "towers", "share", "bands", "assumptions", "onboarding", "labels", "comparison"}
	case CatalogueFile:
		return []string{"roles", "activities"}
	case TextsFile:
		return []string{
			"models", "comparison", "foundations", "none_needed", "all_vetoed", "nothing_scored", "transition", "plans", "growth_paths", "outgrown",
			"review", "service_levels", "governance", "ticket_flows", "partner_criteria", "questions_and_answers", "verdicts",
		}
	}
	return nil
}

// isWhole reports whether an own file has all that a file needs, so that it can
// stand by itself, as every own file once had to. Such a file means what it meant
// then: what it leaves out is not there. Who you are is never whole: its first keys are
// what everybody writes, and hours, terms, conditions and exports came later.
func isWhole(file string, base, own *yamldoc.Node) bool {
	keys := needs(file)
	if len(keys) == 0 {
		return false
	}
	for _, key := range keys {
		value, below := own.Get(key), base.Get(key)
		if value == nil || value.Kind == yamldoc.Null || below != nil && below.Kind != yamldoc.Scalar && below.Kind != value.Kind {
			return false
		}
	}
	return true
}

// overPages returns a file that stands by itself with the sentences of pages that it does
// not say: those of the built-in file stand below every texts.yaml.
func overPages(r *yamldoc.Report, base, own *yamldoc.Node) *yamldoc.Node {
	below := base.Get(keyPages)
	if below == nil || own.Kind != yamldoc.Mapping {
		return own
	}
	with := *own
	with.Pairs = slices.Clone(own.Pairs)
	for i := range with.Pairs {
		if with.Pairs[i].Key.Text == keyPages {
			with.Pairs[i].Value = (&layer{r}).value(keyPages, below, &own.Pairs[i].Value)
			return &with
		}
	}
	with.Pairs = append(with.Pairs, yamldoc.Pair{Key: *base.KeyOf(keyPages), Value: *below})
	return &with
}

// withNewer returns a whole file with the keys that a file needs since it was
// written, from the built-in. What a file never had to have stays left out.
func withNewer(file string, base, own *yamldoc.Node) *yamldoc.Node {
	with := *own
	with.Pairs = slices.Clone(own.Pairs)
	for _, key := range required(file) {
		if below := base.Get(key); below != nil && own.Get(key) == nil {
			with.Pairs = append(with.Pairs, yamldoc.Pair{Key: *base.KeyOf(key), Value: *below})
		}
	}
	return &with
}

// extends takes the key that says what the own file is laid over out of it. It
// returns the file without the key, and whether the built-in stands below it.
func extends(r *yamldoc.Report, file string, base, own *yamldoc.Node) (rest *yamldoc.Node, builtIn bool) {
	n := own.Get(keyExtends)
	if n == nil && isWhole(file, base, own) {
		return withNewer(file, base, own), false
	}
	if n == nil {
		return own, true
	}
	without := *own
	without.Pairs = slices.DeleteFunc(slices.Clone(own.Pairs), func(p yamldoc.Pair) bool { return p.Key.Text == keyExtends })
	if n.Kind == yamldoc.Scalar {
		switch n.Text {
		case "none":
			return &without, false
		case "built-in", "builtin":
			return &without, true
		}
	}
	r.Add(n, "\"extends\" is built-in (the file says what differs) or none (it is the whole file), not %s", n.Describe())
	return &without, true
}
