package page

import "mspscope/internal/result"

// adviserParts are what only the paper of an adviser has.
func adviserParts() []reportPart {
	return []reportPart{{id: "models", heading: always("The models side by side"), blocks: func(r *result.Result) []Block { return some(fitBars(r)) }}}
}
