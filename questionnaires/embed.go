// Package questionnaires carries the default playbook: the questions, the
// decision matrix, prices, responsibilities, findings and texts that the
// program runs on when nothing else is given. It holds data only; a provider
// lays own files over any of them.
package questionnaires

import "embed"

// Files are the files of the default playbook.
//
//go:embed *.yaml
var Files embed.FS

// Frameworks are published lists of controls, in the directory frameworks. They
// are as published, and no part of a playbook.
//
//go:embed frameworks/*.yaml frameworks/*.csv
var Frameworks embed.FS

// Starters are files to begin an own playbook with, in the directory starter.
//
//go:embed starter/*.yaml
var Starters embed.FS
