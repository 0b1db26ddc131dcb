package result

import "mspscope/responsibility"

// Together is how client and provider work together, beside the rows of a matrix.
type Together struct {
	responsibility.Together
	Meetings []Meeting `json:"meetings"`
	People   []Person  `json:"people"` // by the roles of the matrix, without outside companies

	Signatures []Signature `json:"signatures"` // to be filled in, for the check of a signed matrix

	Texts responsibility.TogetherTexts `json:"texts"`
	Line  string                       `json:"absence_line"` // the line of the price that holds the cover, by name; "" for none of its own
}

// Meeting is a regular meeting.
type Meeting struct {
	Name  string                `json:"name"`
	When  string                `json:"when"`
	Roles []responsibility.Role `json:"roles"`
	About string                `json:"about"`
}

// Person is who has a role, and who stands in; nil while nobody is named.
type Person struct {
	Role   responsibility.Role `json:"role"`
	Name   *string             `json:"name"`
	Deputy *string             `json:"deputy"`
}

// Signature is who signed for a side; nil while nobody has.
type Signature struct {
	Party responsibility.Party `json:"party"`
	Name  *string              `json:"name"`
	On    *string              `json:"on"`
}

// Person returns who has a role; without names where nobody is named.
func (t *Together) Person(role responsibility.Role) Person {
	for _, p := range t.People {
		if p.Role == role {
			return p
		}
	}
	return Person{Role: role}
}
