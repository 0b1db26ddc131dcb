package playbook

import (
	"errors"
	"io/fs"

	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
)

// frameworksDir has the published frameworks, and frameworksFile what they are.
const (
	frameworksDir  = "frameworks"
	frameworksFile = frameworksDir + "/frameworks.yaml"
)

// addFrameworks adds the frameworks to what a digest is over. They are in force under
// every playbook.
func (p *Playbook) addFrameworks(hash *hasher) error {
	if p.shipped.Frameworks == nil {
		return nil
	}
	return fs.WalkDir(p.shipped.Frameworks, frameworksDir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(p.shipped.Frameworks, name)
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
	data, err := fs.ReadFile(p.shipped.Frameworks, frameworksFile)
	if err != nil {
		p.faults = append(p.faults, yamldoc.Problem{File: name, Message: err.Error()})
		return
	}
	r := yamldoc.NewReport(name)
	if root := parse(&p.room, r, name, string(data)); root != nil {
		p.Frameworks = responsibility.ReadFrameworks(r, root, func(id string) ([]byte, error) {
			return fs.ReadFile(p.shipped.Frameworks, frameworksDir+"/"+id+".csv")
		})
	}
	if found, ok := errors.AsType[yamldoc.Problems](r.Err()); ok {
		p.faults = append(p.faults, found...)
	}
	if p.Frameworks != nil && p.Catalogue != nil {
		p.Catalogue.CheckLinks(p.documents[CatalogueFile].report, p.Frameworks)
	}
}
