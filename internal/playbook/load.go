package playbook

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/advice"
	"mspscope/internal/yamldoc"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// Parts says which parts of a playbook a command needs beside the questionnaire
// and the matrix, which are always read.
type Parts uint8

// The parts.
const (
	Prices           Parts = 1 << iota // the rate card
	Responsibilities                   // the catalogue of activities
	Advice                             // findings, readiness, texts, who the provider is
	Proofs                             // what certifies a recommendation, compiled from the matrix
	Everything       = Prices | Responsibilities | Advice | Proofs
)

// LoadDir reads a playbook whose own files are in a directory. Links out of it
// are not followed: what a link points at may be nobody's business, and a message
// about it would quote it.
func LoadDir(dir string, parts Parts) (*Playbook, error) {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("playbook %s: is not a directory", dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("playbook %s: %w", dir, yamldoc.WithoutPath(err))
	}
	defer func() { _ = root.Close() }() // it was only read
	return Load(inside{root.FS(), dir}, dir, parts)
}

// inside are the files of a directory. A link that names its target from the
// root of the file system is followed as any other when that is in the directory.
type inside struct {
	fs.FS
	dir string
}

// Open opens a file.
func (f inside) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if target, ok := f.behind(name, err); ok {
		return f.FS.Open(target)
	}
	return file, err
}

// Stat describes a file.
func (f inside) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(f.FS, name)
	if target, ok := f.behind(name, err); ok {
		return fs.Stat(f.FS, target)
	}
	return info, err
}

// behind is the file in the directory that the links of one that could not be
// opened lead to. It is opened as every other: only where it is in the directory.
func (f inside) behind(name string, failed error) (string, bool) {
	if failed == nil {
		return "", false
	}
	dir, err := filepath.EvalSymlinks(f.dir)
	if err != nil {
		return "", false
	}
	file, err := filepath.EvalSymlinks(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		return "", false
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return "", false
	}
	if file, err = filepath.Abs(file); err != nil {
		return "", false
	}
	within, err := filepath.Rel(dir, file)
	return filepath.ToSlash(within), err == nil && filepath.IsLocal(within) && filepath.ToSlash(within) != name
}

// Load reads a playbook: the files of over, and the built-in ones for what over
// does not have. A nil over is the built-in alone; name is how the directory is
// called in messages. The error holds all problems of all files read.
func Load(over fs.FS, name string, parts Parts) (*Playbook, error) {
	p, err := Open(over, name)
	if err != nil {
		return nil, err
	}
	var problems yamldoc.Problems
	p.read(QuestionnaireFile, &problems, func(r *yamldoc.Report, n *yamldoc.Node) {
		p.Questionnaire = assess.ReadQuestionnaire(r, n)
	})
	if len(problems) > 0 {
		return nil, problems // nothing else can be checked against it
	}
	schema := p.Questionnaire.Schema
	p.read(MatrixFile, &problems, func(r *yamldoc.Report, n *yamldoc.Node) {
		if p.Matrix = assess.ReadMatrix(r, n, p.Questionnaire); p.Matrix == nil {
			return
		}
		p.Version = p.Matrix.Playbook
		if p.Matrix.Split == nil {
			r.Add(n, "\"split\" is missing; it says who runs what the client has not decided")
			return
		}
		p.Split = responsibility.ReadSplitRules(r, p.Matrix.Split, schema)
	})
	if parts&Prices != 0 {
		p.read(RateCardFile, &problems, func(r *yamldoc.Report, n *yamldoc.Node) {
			p.Card = pricing.ReadCard(r, n, schema)
		})
	}
	if parts&Responsibilities != 0 {
		p.read(CatalogueFile, &problems, func(r *yamldoc.Report, n *yamldoc.Node) {
			p.Catalogue = responsibility.ReadCatalogue(r, n, schema)
		})
	}
	if parts&Advice != 0 {
		p.readAdvice(&problems)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	if parts&Proofs != 0 {
		p.Certifier, p.Entangled = certainty.New(p.Matrix, p.Questionnaire)
		p.Draws = certainty.NewDraws(p.Matrix)
		p.Flips = certainty.NewFlipFinder(p.Matrix, p.Questionnaire)
	}
	return p, nil
}

func (p *Playbook) readAdvice(problems *yamldoc.Problems) {
	q := p.Questionnaire
	r := yamldoc.NewReport(p.display(QuestionnaireFile))
	ratios := advice.ReadRatios(r, q.Ratios, q.Schema)
	if found, ok := errors.AsType[yamldoc.Problems](r.Err()); ok {
		*problems = append(*problems, found...)
	}
	p.Facts = advice.NewFacts(q.Schema, ratios)
	p.read(FindingsFile, problems, func(r *yamldoc.Report, n *yamldoc.Node) {
		p.Findings = advice.ReadFindings(r, n, p.Facts)
	})
	p.read(ReadinessFile, problems, func(r *yamldoc.Report, n *yamldoc.Node) {
		p.Readiness = advice.ReadReadiness(r, n, p.Facts)
	})
	p.read(TextsFile, problems, func(r *yamldoc.Report, n *yamldoc.Node) {
		p.Texts = advice.ReadTexts(r, n, q.Schema)
	})
	p.read(ProviderFile, problems, func(r *yamldoc.Report, n *yamldoc.Node) {
		p.Provider = advice.ReadProvider(r, n, q.Schema)
	})
}

// ReadEngagement reads an engagement and checks what refers to other files of
// the playbook, as far as they were loaded.
func (p *Playbook) ReadEngagement(r *yamldoc.Report, root *yamldoc.Node) *assess.Engagement {
	e := assess.ReadEngagement(r, root, p.Questionnaire)
	if p.Catalogue == nil {
		return e
	}
	for i := range e.Decisions {
		d := &e.Decisions[i]
		if p.Catalogue.Find(d.Activity) == nil {
			r.Add(d.At, "unknown activity %s%s; 'mspscope raci' lists them", yamldoc.Quote(d.Activity), yamldoc.Suggest(d.Activity, p.Catalogue.IDs()))
		}
	}
	return e
}
