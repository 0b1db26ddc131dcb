package wire

import (
	"mspscope/assess"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
)

// Recommend is the output of `recommend`.
type Recommend struct {
	Version        int            `json:"version"`
	Playbook       Playbook       `json:"playbook"`
	Client         Client         `json:"client"`
	Recommendation Recommendation `json:"recommendation"`
	Split          *Split         `json:"split"`
	Price          *Price         `json:"price"`
	Readiness      Readiness      `json:"readiness"`
	Findings       []Finding      `json:"findings"`
	Growth         *Growth        `json:"growth"`
	Warnings       []string       `json:"warnings"`
}

// Recommendation is which model fits and why.
type Recommendation struct {
	Outcome      string            `json:"outcome"`
	Model        *string           `json:"model"`
	RunnerUp     *string           `json:"runner_up"`
	ComparedWith *string           `json:"compared_with"`
	Fit          PerModel[*Tenths] `json:"fit"`
	Margin       *Tenths           `json:"margin"`
	MarginPoints *int64            `json:"margin_points"`
	TotalWeight  int64             `json:"total_weight"`
	Verdict      *string           `json:"verdict"`
	Certain      *bool             `json:"certain"`
	Proved       *bool             `json:"proved"`
	Possible     []string          `json:"possible"`
	Stability    *Thousandths      `json:"stability"`
	CodingProof  *bool             `json:"coding_proof"`
	MatrixFirst  *string           `json:"matrix_first"`
	Vetoes       []Veto            `json:"vetoes"`
	Reasons      []Reason          `json:"reasons"`
	Flips        []Flip            `json:"flips"`
	Open         []Open            `json:"open"`
}

// Veto is a reason why a model cannot be recommended.
type Veto struct {
	Model     string `json:"model"`
	Criterion string `json:"criterion"`
	Because   string `json:"because"`
}

// Reason is a criterion that counted.
type Reason struct {
	Criterion string           `json:"criterion"`
	Weight    int64            `json:"weight"`
	Points    int64            `json:"points"`
	Because   string           `json:"because"`
	Source    string           `json:"source"`
	Ratings   PerModel[string] `json:"ratings"`
}

// Flip is a smallest change of answers that changes the model. Kind is advice
// when the client may decide every change, otherwise if_it_turns_out.
type Flip struct {
	Changes object `json:"changes"`
	Model   string `json:"model"`
	Kind    string `json:"kind"`
}

// Open is a question that applies and is not answered.
type Open struct {
	Question       string  `json:"question"`
	CanChangeModel *bool   `json:"can_change_model"`
	MonthlySwing   *string `json:"monthly_swing"`
}

// Split says which side runs each tower.
type Split struct {
	ServiceDesk           string `json:"service_desk"`
	Endpoints             string `json:"endpoints"`
	ServersCloud          string `json:"servers_cloud"`
	Network               string `json:"network"`
	IdentityCollaboration string `json:"identity_collaboration"`
	BackupRecovery        string `json:"backup_recovery"`
	SecurityOperations    string `json:"security_operations"`
	BusinessApplications  string `json:"business_applications"`
	Strategy              string `json:"strategy"`
	Compliance            string `json:"compliance"`
	Vendors               string `json:"vendors"`
	Projects              string `json:"projects"`
}

// Price is what the recommended model costs.
type Price struct {
	Currency string  `json:"currency"`
	Monthly  Amounts `json:"monthly"`
	OneTime  Amounts `json:"one_time"`
	PerUser  Amounts `json:"per_user"`
}

// Readiness says whether shared work could start.
type Readiness struct {
	Verdict  string    `json:"verdict"`
	Index    *int      `json:"index"`
	Low      *int      `json:"low"`
	High     *int      `json:"high"`
	Elements []Element `json:"elements"`
	Blocks   []Block   `json:"blocks"`
}

// Element is one of the elements of readiness.
type Element struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Level  *int   `json:"level"`
	Action string `json:"action"`
	Owner  string `json:"owner"`
}

// Block keeps shared work from starting.
type Block struct {
	ID      string `json:"id"`
	Because string `json:"because"`
	Action  string `json:"action"`
}

// Finding is a risk, a fact or an opportunity with what to do about it.
type Finding struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
	Title    string `json:"title"`
	Because  string `json:"because"`
	Action   string `json:"action"`
	ByDay    int    `json:"by_day"`
	Owner    string `json:"owner"`
	Source   string `json:"source"`
}

// RecommendOf fills the output of `recommend`. An internal scope shows what a
// client must not see.
func RecommendOf(s *scope.Scope) Recommend {
	out := Recommend{
		Version: version, Playbook: playbookOf(s.Playbook), Client: clientOf(s),
		Recommendation: recommendationOf(s),
		Readiness:      readinessOf(s),
		Findings:       findingsOf(s),
		Growth:         growthOf(s),
		Warnings:       list(s.Warnings),
	}
	if split := s.Split(); split != nil {
		out.Split = splitOf(&split.Split)
	}
	if m := s.Model(); m != nil && s.Playbook.Card != nil {
		e := &s.Estimates[*m]
		out.Price = &Price{Currency: s.Playbook.Card.Currency, Monthly: amountsOf(e.Monthly), OneTime: amountsOf(e.OneTime), PerUser: amountsOf(e.PerUser)}
	}
	return out
}

func recommendationOf(s *scope.Scope) Recommendation {
	r := &s.Recommendation
	out := Recommendation{
		Outcome: string(r.Outcome), Model: modelID(s.Model()), RunnerUp: modelID(r.RunnerUp),
		MatrixFirst: modelID(r.MatrixFirst), TotalWeight: r.TotalWeight,
		Fit:    fitOf(r),
		Vetoes: []Veto{}, Reasons: []Reason{}, Flips: []Flip{}, Open: []Open{}, Possible: nil,
	}
	if r.HasModel() {
		compared := r.ComparedWith
		out.ComparedWith = modelID(&compared)
		points := r.MarginPoints
		out.MarginPoints = &points
	}
	if margin, ok := r.Margin(); ok {
		t := Tenths(margin)
		out.Margin = &t
	}
	for _, v := range r.Vetoes {
		out.Vetoes = append(out.Vetoes, Veto{Model: v.Model.String(), Criterion: v.Criterion, Because: v.Because})
	}
	for _, c := range r.Reasons {
		out.Reasons = append(out.Reasons, reasonOf(c))
	}
	proofOf(s, &out)
	for _, o := range s.Worth {
		out.Open = append(out.Open, Open{
			Question:       s.Playbook.Questionnaire.Questions[o.Question].ID,
			CanChangeModel: o.CanChange, MonthlySwing: swingOf(o),
		})
	}
	return out
}

// proofOf fills what is known of how sure the recommendation is.
func proofOf(s *scope.Scope, out *Recommendation) {
	if s.Proof == nil {
		return
	}
	out.Verdict, out.Certain, out.Proved = verdict(s), certain(s), &s.Proof.Certificate.Proved
	out.Possible, out.Stability = possible(s), stability(s)
	if s.Recommendation.HasModel() {
		out.CodingProof = &s.Proof.CodingProof
	}
	q := s.Playbook.Questionnaire
	for _, f := range s.Flips {
		flip := Flip{Model: f.Model.String(), Kind: "if_it_turns_out"}
		if f.Advice {
			flip.Kind = "advice"
		}
		for _, c := range f.Changes {
			flip.Changes = append(flip.Changes, member{q.Questions[c.Question].ID, answerValueOf(q.Schema.At(c.Question), c.Value)})
		}
		out.Flips = append(out.Flips, flip)
	}
}

func fitOf(r *assess.Recommendation) PerModel[*Tenths] {
	return perModel(func(m terms.Model) *Tenths {
		fit, ok := r.Fit(m)
		if !ok {
			return nil
		}
		t := Tenths(fit)
		return &t
	})
}

func reasonOf(c assess.Contribution) Reason {
	return Reason{
		Criterion: c.Criterion.ID, Weight: c.Criterion.Weight, Points: c.Points,
		Because: c.Criterion.Because, Source: c.Criterion.Source,
		Ratings: perModel(func(m terms.Model) string { return c.Criterion.Ratings[m].String() }),
	}
}

func splitOf(s *terms.Split) *Split {
	id := func(t terms.Tower) string { return s[t].String() }
	return &Split{
		id(terms.ServiceDesk), id(terms.Endpoints), id(terms.ServersCloud), id(terms.Network),
		id(terms.IdentityCollaboration), id(terms.BackupRecovery), id(terms.SecurityOperations),
		id(terms.BusinessApplications), id(terms.Strategy), id(terms.Compliance), id(terms.Vendors), id(terms.Projects),
	}
}

func readinessOf(s *scope.Scope) Readiness {
	r := s.Readiness
	out := Readiness{Verdict: r.Verdict, Index: r.Index, Elements: []Element{}, Blocks: []Block{}}
	if len(r.Elements) > 0 {
		low, high := r.Low, r.High
		out.Low, out.High = &low, &high
	}
	for i := range r.Elements {
		e := &r.Elements[i]
		out.Elements = append(out.Elements, Element{ID: e.ID, Name: e.Name, Level: e.Level, Action: e.Action, Owner: e.Owner})
	}
	for i := range r.Blocks {
		out.Blocks = append(out.Blocks, Block{ID: r.Blocks[i].ID, Because: r.Blocks[i].Because, Action: r.Blocks[i].Action})
	}
	return out
}

func findingsOf(s *scope.Scope) []Finding {
	out := make([]Finding, 0, len(s.Findings))
	for i := range s.Findings {
		f := &s.Findings[i]
		out = append(out, Finding{
			ID: f.ID, Severity: f.Severity.String(), Title: f.Title, Because: f.Because,
			Action: f.Action, ByDay: f.ByDay, Owner: f.Owner, Source: f.Source,
		})
	}
	return out
}
