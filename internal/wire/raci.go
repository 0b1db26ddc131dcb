package wire

import (
	"bytes"

	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// RACI is the output of `raci`. Its YAML form is a file of its own that can be
// agreed, kept and compared.
type RACI struct {
	Version    int        `json:"version"`
	Playbook   Playbook   `json:"playbook"`
	Client     Client     `json:"client"`
	Model      *string    `json:"model"`
	Roles      []Role     `json:"roles"`
	Activities []Activity `json:"activities"`
}

// Role is one of the roles that appear in the matrix.
type Role struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Party string `json:"party"`
}

// Activity is one row of the matrix.
type Activity struct {
	ID          string      `json:"id"`
	Tower       string      `json:"tower"`
	Side        string      `json:"side"`
	Name        string      `json:"name"`
	Core        bool        `json:"core"`
	Assignments Assignments `json:"assignments"`
	Handoff     *string     `json:"handoff"`
	Evidence    string      `json:"evidence"`
	Status      string      `json:"status"`
	Choice      *string     `json:"choice"`
	Authority   *string     `json:"authority"`
	By          *string     `json:"by"`
	On          *string     `json:"on"`
}

// Assignments are the letters of a row by role, in the order of the roles.
type Assignments responsibility.Assignment

// MarshalJSON writes the roles that hold a letter.
func (a Assignments) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for _, role := range responsibility.Roles() {
		if a[role] == responsibility.NotInvolved {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + role.String() + `":"` + a[role].String() + `"`)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// RACIOf fills the output of `raci` with the given rows of a matrix. Without a
// model there are none.
func RACIOf(s *scope.Scope, m *terms.Model, roles []responsibility.RoleInfo, rows []responsibility.Row) RACI {
	out := RACI{Version: version, Playbook: playbookOf(s.Playbook), Client: clientOf(s), Model: modelID(m), Roles: []Role{}, Activities: []Activity{}}
	for _, r := range roles {
		out.Roles = append(out.Roles, Role{ID: r.Role.String(), Name: r.Name, Party: r.Role.Party().String()})
	}
	for i := range rows {
		r := &rows[i]
		out.Activities = append(out.Activities, Activity{
			ID: r.ID, Tower: r.Tower.String(), Side: r.Side.String(), Name: r.Name, Core: r.Core,
			Assignments: Assignments(r.Letters), Handoff: orNull(r.Handoff), Evidence: r.Evidence, Status: r.Status.String(),
			Choice: orNull(r.Choice), Authority: orNull(r.Authority), By: orNull(r.By), On: orNull(r.On),
		})
	}
	return out
}
