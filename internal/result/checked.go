package result

// Checked is what came of checking a playbook.
type Checked struct {
	Playbook   Playbook `json:"playbook"`
	Own        []string `json:"own"` // files that are laid over the built-in ones
	Questions  int      `json:"questions"`
	Criteria   int      `json:"criteria"`
	Activities int      `json:"activities"`
	Findings   int      `json:"findings"`
	RateCard   RateCard `json:"rate_card"`
	Currency   string   `json:"currency"`
	Warnings   []string `json:"warnings"`
	Silent     []string `json:"silent"`   // what the own files leave without effect, with its place
	Unpriced   []string `json:"unpriced"` // unit classes and add-ons of the rate card without a price
	Cases      int      `json:"cases"`    // example clients that were scored
	Missed     []string `json:"missed"`   // what is not as expected with them
}
