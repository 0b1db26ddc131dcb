package playbook

import (
	"errors"
	"io/fs"

	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
	"mspscope/responsibility"
)

// frameworksDir has the published frameworks, and frameworksFile what they are.
const (
	frameworksDir  = "frameworks"
	frameworksFile = frameworksDir + "/frameworks.yaml"
)

// addFrameworks adds the frameworks to what a digest is over. They are in force under
// every playbook.
func addFrameworks(hash *hasher) error {
	return fs.WalkDir(questionnaires.Frameworks, frameworksDir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := questionnaires.Frameworks.ReadFile(name)
		if err == nil {
			add(hash, name, data)
		}
		return err
	})
}

// readFrameworks reads the published frameworks and checks the links that rows have to
// their controls. What is wrong with the frameworks is an error of the program.
func (p *Playbook) readFrameworks() {
	name := builtInName(frameworksFile)
	data, err := questionnaires.Frameworks.ReadFile(frameworksFile)
	if err != nil {
		p.faults = append(p.faults, yamldoc.Problem{File: name, Message: err.Error()})
		return
	}
	r := yamldoc.NewReport(name)
	if root := parse(&p.room, r, name, string(data)); root != nil {
		p.Frameworks = responsibility.ReadFrameworks(r, root, func(id string) ([]byte, error) {
			return questionnaires.Frameworks.ReadFile(frameworksDir + "/" + id + ".csv")
		})
	}
	if found, ok := errors.AsType[yamldoc.Problems](r.Err()); ok {
		p.faults = append(p.faults, found...)
	}
	if p.Frameworks != nil && p.Catalogue != nil {
		p.Catalogue.CheckLinks(p.documents[CatalogueFile].report, p.Frameworks)
	}
}
