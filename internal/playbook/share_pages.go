package playbook

import (
	"slices"

	"mspscope/internal/yamldoc"
)

// insidePages are the pages whose sentences only the provider reads, and what else of
// sentences no page of a client says. The screens have theirs apart.
func insidePages() []string {
	return []string{
		"screen", "returned", "raci_check", "raci_diff", "batch", "backtest", "playbook", "export",
		"estimate_internal", "compare", "compare_quote", "compare_summary", "report_adviser",
	}
}

// insideSentences are sentences of other pages that only the provider reads.
func insideSentences() map[string][]string { return map[string][]string{"report": {"corridor"}} }

// withoutInside are the texts without the sentences that no page of a client says.
func withoutInside(texts yamldoc.Node) *yamldoc.Node {
	texts.Pairs = slices.Clone(texts.Pairs)
	for i := range texts.Pairs {
		pages := &texts.Pairs[i]
		if pages.Key.Text != keyPages || pages.Value.Kind != yamldoc.Mapping {
			continue
		}
		pages.Value.Pairs = slices.DeleteFunc(slices.Clone(pages.Value.Pairs), func(p yamldoc.Pair) bool {
			return slices.Contains(insidePages(), p.Key.Text)
		})
		for k := range pages.Value.Pairs {
			page := &pages.Value.Pairs[k]
			page.Value.Pairs = slices.DeleteFunc(slices.Clone(page.Value.Pairs), func(p yamldoc.Pair) bool {
				return slices.Contains(insideSentences()[page.Key.Text], p.Key.Text)
			})
		}
	}
	return &texts
}
