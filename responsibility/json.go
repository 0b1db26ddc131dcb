package responsibility

import (
	"encoding/json"
	"fmt"
	"slices"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Words lists the ids of the parties.
func (Party) Words() []string { return slices.Clone(partyIDs[:]) }

// Words lists the ids of the roles.
func (Role) Words() []string { return slices.Clone(roleIDs[:]) }

// MarshalText returns the id of the party.
func (p Party) MarshalText() ([]byte, error) { return terms.ID(int(p), partyIDs[:], "party") }

// UnmarshalText reads the id of a party.
func (p *Party) UnmarshalText(id []byte) error {
	i, err := terms.Place(id, partyIDs[:], "party")
	*p = Party(i)
	return err
}

// MarshalText returns the id of the role.
func (r Role) MarshalText() ([]byte, error) { return terms.ID(int(r), roleIDs[:], "role") }

// UnmarshalText reads the id of a role.
func (r *Role) UnmarshalText(id []byte) error {
	i, err := terms.Place(id, roleIDs[:], "role")
	*r = Role(i)
	return err
}

// MarshalText returns the word for the status.
func (s Status) MarshalText() ([]byte, error) { return terms.ID(int(s), statusIDs(), "status") }

// UnmarshalText reads the word for a status.
func (s *Status) UnmarshalText(id []byte) error {
	i, err := terms.Place(id, statusIDs(), "status")
	*s = Status(i)
	return err
}

// MarshalJSON writes the letters of the roles that hold one, in the order of the
// roles.
func (a Assignment) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for role, letter := range a {
		if letter == NotInvolved {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(out, `"`+Role(role).String()+`":"`+letter.String()+`"`...)
	}
	return append(out, '}'), nil
}

// UnmarshalJSON reads the letters of roles.
func (a *Assignment) UnmarshalJSON(data []byte) error {
	var letters map[Role]string
	if err := json.Unmarshal(data, &letters); err != nil {
		return fmt.Errorf("read the letters of a row: %w", err)
	}
	*a = Assignment{}
	for role, text := range letters {
		letter, ok := ParseLetter(text)
		if !ok {
			return fmt.Errorf("unknown letter %q of the role %s", text, role)
		}
		a[role] = letter
	}
	return nil
}

// DecodeNode reads the letters of roles from a file.
func (a *Assignment) DecodeNode(r *yamldoc.Report, n *yamldoc.Node, what string) {
	for role, value := range r.Mapping(n, what, roleIDs[:]) {
		if i := r.Word(value, roleIDs[role], letterWords[:]); i >= 0 {
			a[role] = letters[i]
		}
	}
}

// DescribeShape says that it is a mapping from roles to letters.
func (a *Assignment) DescribeShape() yamldoc.Shape {
	letter := yamldoc.Shape{Form: yamldoc.FormWord, Words: letterWords[:]}
	return yamldoc.Shape{Form: yamldoc.FormMap, Words: roleIDs[:], Item: &letter}
}
