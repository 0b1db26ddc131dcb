package responsibility

import (
	"slices"

	"mspscope/internal/terms"
)

// Party is one of the organizations that can hold a role.
type Party uint8

// The parties.
const (
	ClientParty Party = iota
	ProviderParty
	VendorParty
)

// NumParties is the number of parties.
const NumParties = 3

var partyIDs = [NumParties]string{"client", "provider", "vendor"}

// String returns the id of the party, as used in files and machine output.
func (p Party) String() string {
	if int(p) < len(partyIDs) {
		return partyIDs[p]
	}
	return "unknown_party"
}

// Role is one of the eight roles of the matrix.
type Role uint8

// The roles, in the order in which they are shown.
const (
	ClientSponsor Role = iota
	ClientUsers
	ClientIT
	MSPServiceDesk
	MSPEngineering
	MSPSOC
	MSPVCIO
	ThirdPartyVendor
)

// NumRoles is the number of roles.
const NumRoles = 8

var roleIDs = [NumRoles]string{
	"client_sponsor", "client_users", "client_it",
	"msp_service_desk", "msp_engineering", "msp_soc", "msp_vcio", "third_party_vendor",
}

// Roles lists the roles in the order in which they are shown.
func Roles() [NumRoles]Role {
	var roles [NumRoles]Role
	for i := range roles {
		roles[i] = Role(i)
	}
	return roles
}

// String returns the id of the role, as used in files and machine output.
func (r Role) String() string {
	if int(r) < len(roleIDs) {
		return roleIDs[r]
	}
	return "unknown_role"
}

// Party returns the organization the role belongs to.
func (r Role) Party() Party {
	switch r {
	case ClientSponsor, ClientUsers, ClientIT:
		return ClientParty
	case MSPServiceDesk, MSPEngineering, MSPSOC, MSPVCIO:
		return ProviderParty
	case ThirdPartyVendor:
	}
	return VendorParty
}

// ParseRole returns the role with the given id.
func ParseRole(id string) (Role, bool) {
	for i, s := range roleIDs {
		if s == id {
			return Role(i), true
		}
	}
	return 0, false
}

// Letter is what a role has to do with an activity. The zero Letter is
// "not involved".
type Letter uint8

// The letters. A and R are bits, so that AR is both of them.
const (
	NotInvolved Letter = 0
	A           Letter = 1     // accountable: answers for the result and signs it off
	R           Letter = 2     // responsible: does the work
	AR          Letter = A | R // does the work and answers for it
	C           Letter = 4     // consulted before
	I           Letter = 8     // informed after
)

var letters = [...]Letter{A, R, AR, C, I}

var letterWords = [len(letters)]string{"A", "R", "A/R", "C", "I"}

// LetterWords lists the letters as they are written.
func LetterWords() []string { return slices.Clone(letterWords[:]) }

// String returns the letter as it is written, "" for a role not involved.
func (l Letter) String() string {
	if i := slices.Index(letters[:], l); i >= 0 {
		return letterWords[i]
	}
	return ""
}

// ParseLetter returns the letter that is written as s.
func ParseLetter(s string) (Letter, bool) {
	if i := slices.Index(letterWords[:], s); i >= 0 {
		return letters[i], true
	}
	return NotInvolved, false
}

// Accountable reports whether the letter is A or A/R.
func (l Letter) Accountable() bool { return l&A != 0 }

// Responsible reports whether the letter is R or A/R.
func (l Letter) Responsible() bool { return l&R != 0 }

// Holds reports whether the letter carries a duty: A, R or both.
func (l Letter) Holds() bool { return l&AR != 0 }

// with returns the letter after a duty (A, R or both) is added. A role that
// has a duty is not also consulted or informed.
func (l Letter) with(duty Letter) Letter { return l&AR | duty }

// without returns the letter after a duty is taken away.
func (l Letter) without(duty Letter) Letter { return l &^ duty }

// Assignment is the letters of one row, one for each role.
type Assignment [NumRoles]Letter

// Duties are letters without those of who is only asked or told.
func (a Assignment) Duties() Assignment {
	for role, l := range a {
		if !l.Holds() {
			a[role] = NotInvolved
		}
	}
	return a
}

// Bearer is the side that has the duties of a row.
func (a *Assignment) Bearer() terms.Side {
	client, provider := a.Holds(ClientParty), a.Holds(ProviderParty)
	switch {
	case client && provider:
		return terms.Shared
	case provider:
		return terms.Provider
	}
	return terms.Client
}

// Accountable returns the accountable role. Every assignment of a catalogue or
// a matrix has exactly one.
func (a *Assignment) Accountable() Role {
	for i, l := range a {
		if l.Accountable() {
			return Role(i)
		}
	}
	return ClientSponsor
}

// count returns how many roles are accountable and how many responsible.
func (a *Assignment) count() (accountable, responsible int) {
	for _, l := range a {
		if l.Accountable() {
			accountable++
		}
		if l.Responsible() {
			responsible++
		}
	}
	return accountable, responsible
}

// Holds reports whether some role of the party holds A or R.
func (a *Assignment) Holds(p Party) bool {
	for i, l := range a {
		if l.Holds() && Role(i).Party() == p {
			return true
		}
	}
	return false
}

// meet reports whether client and provider both hold A or R, so that work
// passes between them and somebody has to say how. Vendors are not counted:
// they are steered through whoever holds their contract.
func (a *Assignment) meet() bool { return a.Holds(ClientParty) && a.Holds(ProviderParty) }
