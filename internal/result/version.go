package result

// VersionOutput is the output of `version`.
type VersionOutput struct {
	Schema          string    `json:"schema"`
	Version         int       `json:"version"`
	Program         Program   `json:"program"`
	Playbook        *Playbook `json:"playbook"`         // null where it cannot be read
	PlaybookProblem *string   `json:"playbook_problem"` // why it cannot; null where it can
	Schemas         []string  `json:"schemas"`          // of every file and output
}

// Program is what a program was built from.
type Program struct {
	Version  string `json:"version"`
	Commit   string `json:"commit"`   // "" where it was not built in a repository
	Date     string `json:"date"`     // of the commit; "" without one
	Modified bool   `json:"modified"` // something was not committed
	Go       string `json:"go"`
	OS       string `json:"os"`
	Arch     string `json:"arch"`
}
