// Package questionnaires carries the default playbook: the questions, the
// decision matrix, prices, responsibilities, findings and texts that the
// program runs on when nothing else is given. It holds data only; a provider
// replaces any of the files with its own.
package questionnaires

import "embed"

// Files are the files of the default playbook.
//
//go:embed *.yaml
var Files embed.FS
