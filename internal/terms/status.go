package terms

import "slices"

// Status is how binding a quote is.
type Status uint8

// The statuses, from the first talk to the signature.
const (
	Budget    Status = iota // a range to talk about, no offer
	Proposal                // one price that holds until a day
	Agreement               // what both sides agreed on
)

var statusIDs = [...]string{"budget", "proposal", "agreement"}

// String returns the id of the status, as used in files and machine output.
func (s Status) String() string {
	if int(s) < len(statusIDs) {
		return statusIDs[s]
	}
	return "unknown_status"
}

// Words lists the ids of the statuses.
func (Status) Words() []string { return slices.Clone(statusIDs[:]) }

// MarshalText returns the id of the status.
func (s Status) MarshalText() ([]byte, error) { return ID(int(s), statusIDs[:], "status") }

// UnmarshalText reads the id of a status.
func (s *Status) UnmarshalText(id []byte) error {
	place, err := Place(id, statusIDs[:], "status")
	*s = Status(max(place, 0))
	return err
}
