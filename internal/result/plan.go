package result

import (
	"mspscope/internal/advice"
	"mspscope/responsibility"
)

// Plan is what happens in the first 90 days, by whom.
type Plan struct {
	advice.Plan
	Roles      []responsibility.RoleInfo `json:"roles"`       // who is named in it
	SettlingIn string                    `json:"settling_in"` // what the price says of the first weeks; "" where it says nothing
	WayBack    *Notice                   `json:"way_back"`    // how the step to shared work is planned; nil where the model is not for now
	Stops      []advice.Stop             `json:"go_no_go"`    // what speaks against going on; nil for a client
	Promises   []Promise                 `json:"promises"`    // what was promised on the way; nil for a client
}

// Promise is something that was said to the client on the way.
type Promise struct {
	Text string `json:"text"`
	By   string `json:"by"` // "" where nobody is named
	On   string `json:"on"` // YYYY-MM-DD, or ""
}

// PlanOutput is the output of `plan`.
type PlanOutput struct {
	Schema string `json:"schema"`
	Head
	Plan
}

// ForPlan returns what `plan` prints. The plan must have been asked for.
func (r *Result) ForPlan() any { return PlanOutput{SchemaID("plan"), r.Head, *r.Plan} }
