package responsibility

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"mspscope/internal/yamldoc"
)

// Frameworks are published lists of controls with what is said of all of them. They
// do not change after they were read.
type Frameworks struct {
	startingPoint string
	unmapped      string
	notOffered    string
	eachOwn       string
	all           []Framework
}

// Framework is a published list of controls: outcomes that are to be reached, or
// requirements that are to be met.
type Framework struct {
	FrameworkInfo
	Controls []FrameworkControl
	through  string // another framework by whose links rows come here
	says     *Frameworks
}

// FrameworkInfo is how a framework is named to a reader.
type FrameworkInfo struct {
	ID          string `json:"id" yaml:"id" words:"csf2,800-171r2,800-171r3" doc:"The id of the framework, which is also the name of its file and the key of its links."`
	Name        string `json:"name" yaml:"name" doc:"Its name in full."`
	Short       string `json:"short" yaml:"short" doc:"Its name in a heading."`
	Item        string `json:"item" yaml:"item" doc:"What one control is called."`
	Items       string `json:"items" yaml:"items" doc:"What several controls are called."`
	Other       string `json:"other,omitempty" yaml:"other,opt" doc:"Whose ids the other ids of its controls are."`
	Note        string `json:"note,omitempty" yaml:"note,opt" doc:"What must be known of it, such as which revision it is."`
	ByWay       string `json:"by_way,omitempty" yaml:"by_way,opt" doc:"How rows come here that name controls of another framework."`
	Publication string `json:"publication" yaml:"publication" doc:"Where it was published, and under which rights."`
}

// FrameworkControl is one control as it was published.
type FrameworkControl struct {
	ID       string
	OtherID  string // what another scheme calls the same control
	FamilyID string
	Family   string
	Title    string
	From     []string // the controls of the other framework that stand for this one
}

// Links are the controls that an activity does the work of, by framework.
type Links struct {
	yamldoc.Place

	CSF2 []string `yaml:"csf2,opt" doc:"Ids of subcategories of the NIST Cybersecurity Framework 2.0, such as PR.AA-05."`
	R2   []string `yaml:"800-171r2,opt" doc:"Ids of requirements of NIST SP 800-171 Revision 2, the one that CMMC is assessed on, such as 3.1.1."`
	R3   []string `yaml:"800-171r3,opt" doc:"Ids of requirements of NIST SP 800-171 Revision 3, such as 03.16.03. Left out: those of Revision 3 that took in the ones named for Revision 2."`
}

// of returns the links to a framework.
func (l *Links) of(framework string) []string {
	switch framework {
	case csf2:
		return l.CSF2
	case revision2:
		return l.R2
	case revision3:
		return l.R3
	}
	return nil
}

// The ids of the frameworks.
const (
	csf2      = "csf2"
	revision2 = "800-171r2"
	revision3 = "800-171r3"
)

// FrameworkIDs lists the ids of the frameworks.
func FrameworkIDs() []string { return []string{csf2, revision2, revision3} }

// frameworksFile is frameworks.yaml.
type frameworksFile struct {
	yamldoc.Place

	Version       yamldoc.Version `yaml:"version" doc:"The version of the form of this file: 1."`
	StartingPoint string          `yaml:"starting_point" holds:"item" doc:"What the result is and is not."`
	Unmapped      string          `yaml:"unmapped" doc:"What is said of a control that no row covers."`
	NotOffered    string          `yaml:"not_offered" holds:"rows" doc:"What is said where all rows behind it are no part of the service."`
	EachOwn       string          `yaml:"each_own" holds:"provider,client" doc:"What is said where both sides take part and no row says how work passes between them."`
	Frameworks    []frameworkFile `yaml:"frameworks,all" key:"id" item:"a framework" doc:"The frameworks."`
}

type frameworkFile struct {
	yamldoc.Place
	FrameworkInfo

	Through string `yaml:"through,opt" words:"csf2,800-171r2,800-171r3" doc:"The framework by whose links rows come here that name no control of this one."`
}

// ReadFrameworks reads the frameworks; controls returns the file with those of one.
// Every problem goes to the report; with a problem the result is nil.
func ReadFrameworks(r *yamldoc.Report, root *yamldoc.Node, controls func(id string) ([]byte, error)) *Frameworks {
	var f frameworksFile
	if !yamldoc.Decode(r, root, "a list of frameworks", &f, nil) {
		return nil
	}
	before := r.Len()
	out := &Frameworks{startingPoint: f.StartingPoint, unmapped: f.Unmapped, notOffered: f.NotOffered, eachOwn: f.EachOwn}
	for i := range f.Frameworks {
		given := &f.Frameworks[i]
		fw := Framework{FrameworkInfo: given.FrameworkInfo, through: given.Through, says: out}
		data, err := controls(given.ID)
		if err == nil {
			fw.Controls, err = readControls(data)
		}
		if err != nil {
			r.Add(given.Node, "the controls of %s cannot be read: %v; correct its file", given.ID, err)
		}
		out.all = append(out.all, fw)
	}
	if r.Len() > before {
		return nil
	}
	return out
}

// readControls reads the controls of a framework: a line each, under the names of
// the columns.
func readControls(data []byte) ([]FrameworkControl, error) {
	lines := csv.NewReader(bytes.NewReader(data))
	head, err := lines.Read()
	if err != nil {
		return nil, fmt.Errorf("the names of the columns: %w", err)
	}
	var all []FrameworkControl
	for {
		row, err := lines.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		var c FrameworkControl
		for i, name := range head {
			switch name {
			case "family_id":
				c.FamilyID = row[i]
			case "family":
				c.Family = row[i]
			case "id":
				c.ID = row[i]
			case "title":
				c.Title = row[i]
			case "other_id":
				c.OtherID = row[i]
			case "from":
				c.From = strings.Fields(row[i])
			default:
				return nil, fmt.Errorf("there is an unknown column %q", name)
			}
		}
		if c.ID == "" || c.Title == "" || c.FamilyID == "" || slices.ContainsFunc(all, func(o FrameworkControl) bool { return o.ID == c.ID }) {
			return nil, fmt.Errorf("the control %q lacks a family, an id or a title, or stands twice", c.ID)
		}
		all = append(all, c)
	}
}

// Find returns the framework with an id, or nil.
func (f *Frameworks) Find(id string) *Framework {
	for i := range f.all {
		if f.all[i].ID == id {
			return &f.all[i]
		}
	}
	return nil
}

// StartingPoint says what a result under the framework is and is not.
func (f *Framework) StartingPoint() string {
	return strings.ReplaceAll(f.says.startingPoint, "{item}", f.Item)
}

// ids lists the controls.
func (f *Framework) ids() []string {
	ids := make([]string, len(f.Controls))
	for i := range f.Controls {
		ids[i] = f.Controls[i].ID
	}
	return ids
}

// CheckLinks reports controls that rows name and the frameworks do not have.
func (c *Catalogue) CheckLinks(r *yamldoc.Report, all *Frameworks) {
	for i := range all.all {
		f := &all.all[i]
		known := f.ids()
		for j := range c.activities {
			links := &c.activities[j].Controls
			for k, id := range links.of(f.ID) {
				if !slices.Contains(known, id) {
					r.Add(&links.At(f.ID).Items[k], "%s has no %s %s%s; name one of it, or remove it", f.Name, f.Item, yamldoc.Quote(id), r.Suggest(id, known))
				}
			}
		}
	}
}
