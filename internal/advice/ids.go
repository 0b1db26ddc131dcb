package advice

import "mspscope/internal/terms"

// MarshalText returns the id of the severity.
func (s Severity) MarshalText() ([]byte, error) { return terms.ID(int(s), SeverityIDs(), "severity") }

// UnmarshalText reads the id of a severity.
func (s *Severity) UnmarshalText(id []byte) error {
	i, err := terms.Place(id, SeverityIDs(), "severity")
	*s = Severity(i)
	return err
}

// MarshalText returns the id of the audience.
func (a Audience) MarshalText() ([]byte, error) { return terms.ID(int(a), audienceIDs(), "audience") }

// UnmarshalText reads the id of an audience.
func (a *Audience) UnmarshalText(id []byte) error {
	i, err := terms.Place(id, audienceIDs(), "audience")
	*a = Audience(i)
	return err
}
