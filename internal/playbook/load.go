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
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
	"mspscope/pricing"
	"mspscope/questionnaires"
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
	Uses                               // what uses each question
	Frameworks                         // published lists of controls, against which rows are read
	Checks                             // that conditions can hold, also where a test holds the built-in data to it
	MadeFrom                           // the built-in playbook that own files were made from
	Everything       = Prices | Responsibilities | Advice | Proofs | Uses | Frameworks
)

// LoadDir reads a playbook whose own files are in a directory. Links out of it
// are not followed: what a link points at may be nobody's business, and a message
// about it would quote it.
func LoadDir(dir string, parts Parts) (*Playbook, error) { return LoadAs(dir, parts, nil) }

// Shipped are the files that come with the program, over which own ones are laid.
type Shipped struct {
	Text       func(file string) string // what stands in a file; "" for a name that is none
	Frameworks fs.FS                    // published lists of controls, in the directory frameworks; nil for none
	// TextsAtOnce is texts.yaml without the sentences of pages, and Sentences are those, read
	// when one is said; nil where all of the file is read at once.
	TextsAtOnce func() string
	Sentences   func() *words.Sentences
	As          *Identity // what they are called where they are all that is in force; nil for the default ones
}

// Identity is what the data in force are called, and where they come from.
type Identity struct {
	Digest  string `json:"digest"`
	Name    string `json:"name"`
	Version string `json:"version"`
	BasedOn string `json:"based_on"`
	OurName string `json:"our_name"` // by which sentences call the provider
	Adviser bool   `json:"adviser"`  // the paper is that of somebody who advises the client
	Own     bool   `json:"own"`      // there are own files in it

	Uses []Consumers `json:"uses"` // what uses each question: what does may not go along
}

// Identity returns what the data in force are called.
func (p *Playbook) Identity() Identity {
	return Identity{
		Digest: p.Digest, Name: p.Name, Version: p.Version, BasedOn: p.BasedOn, OurName: p.OurName,
		Adviser: p.advises(), Own: len(p.Own) > 0, Uses: p.Consumers,
	}
}

// withTheProgram are the files of the default playbook.
func withTheProgram() Shipped {
	return Shipped{
		Text: questionnaires.Text, Frameworks: questionnaires.Frameworks,
		TextsAtOnce: questionnaires.TextsWithoutPages, Sentences: BuiltInSentences,
	}
}

// LoadAs reads the playbook in a directory, the built-in one for "", in the name of a brand:
// its name is the one that sentences use, so that it has to be known before they are read.
func LoadAs(dir string, parts Parts, brand *Brand) (*Playbook, error) {
	if dir == "" {
		return load(withTheProgram(), nil, "", parts, brand)
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("playbook %s: is not a directory", dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("playbook %s: %w", dir, yamldoc.WithoutPath(err))
	}
	defer func() { _ = root.Close() }() // it was only read
	return load(withTheProgram(), inside{root.FS(), dir}, dir, parts, brand)
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

// Load reads a playbook: the files of over, laid over the built-in ones. A nil over
// is the built-in alone; name is how the directory is called in messages. With own
// files all parts are read, whatever is wanted of them, so that a playbook is right
// or wrong for every command. The error holds all problems of all files read.
func Load(over fs.FS, name string, parts Parts) (*Playbook, error) {
	return load(withTheProgram(), over, name, parts, nil)
}

// LoadShipped reads a playbook that is handed over as a whole, by who has no use for the
// default one.
func LoadShipped(files Shipped, parts Parts) (*Playbook, error) {
	return load(files, nil, "", parts, nil)
}

func load(files Shipped, over fs.FS, name string, parts Parts, brand *Brand) (*Playbook, error) {
	p, err := open(files, over, name)
	if err != nil {
		return nil, err
	}
	p.listen()
	read := parts
	if parts&Uses != 0 { // nothing that was not read may look like no use
		read |= Prices | Responsibilities | Advice
	}
	if len(p.Own) > 0 {
		read |= Everything
	}
	for _, d := range p.documents {
		d.report.Held = len(p.Own) == 0 && parts&Checks == 0
	}
	p.brand = brand
	p.read(read)
	p.readBrand(over)
	if parts&MadeFrom != 0 {
		p.readOrigin(over)
	}
	p.lay(brand)
	p.speak()
	if problems := p.problems(); len(problems) > 0 {
		return nil, problems
	}
	p.call()
	switch as := files.As; {
	case as != nil && len(as.Uses) == p.Questionnaire.Schema.Len():
		p.Consumers = as.Uses
	case parts&Uses != 0:
		p.Consumers = p.consumers()
	}
	p.leave(parts)
	p.Draws = certainty.NewDraws(p.Matrix)
	if parts&Proofs != 0 {
		p.Prove()
	}
	return p, nil
}

// Prove makes what certifies a recommendation, where it was left for later.
func (p *Playbook) Prove() {
	if p.Certifier == nil {
		p.Certifier, p.Entangled = certainty.New(p.Matrix, p.Questionnaire)
		p.Flips = certainty.NewFlipFinder(p.Matrix, p.Questionnaire)
	}
}

// read reads the wanted parts. Without a questionnaire nothing else can be read;
// with problems in it the others are read against what is left of it.
func (p *Playbook) read(parts Parts) {
	p.readNames()
	p.documents[QuestionnaireFile].readFilled(p.namer, func(r *yamldoc.Report, n *yamldoc.Node) {
		p.Questionnaire = assess.ReadQuestionnaire(r, n, p.Currency, advice.FactIDs()...)
	})
	if p.Questionnaire == nil {
		return
	}
	p.Questionnaire.Provider = p.OurName
	p.Questionnaire.Speak(&p.Language)
	schema := p.Questionnaire.Schema
	p.documents[MatrixFile].readFilled(p.filler, func(r *yamldoc.Report, n *yamldoc.Node) {
		if p.Matrix = assess.ReadMatrix(r, n, p.Questionnaire); p.Matrix == nil {
			return
		}
		for m := range p.names {
			p.Matrix.Names[m] = assess.ModelName{Name: p.names[m].Name, Sentence: p.names[m].Sentence}
		}
		p.Matrix.Provider = p.OurName
		p.Split = responsibility.ReadSplitRules(r, n, schema)
	})
	if parts&Advice != 0 {
		p.readProvider()
	}
	if parts&Prices != 0 {
		p.documents[RateCardFile].readFilled(p.namer, func(r *yamldoc.Report, n *yamldoc.Node) {
			p.Card = pricing.ReadCard(r, n, schema, p.advises(), &p.Language)
		})
	}
	if parts&(Responsibilities|Advice) != 0 {
		p.readFacts()
	}
	if parts&Responsibilities != 0 {
		d := p.documents[CatalogueFile]
		d.readFilled(p.filler, func(r *yamldoc.Report, n *yamldoc.Node) {
			if p.Catalogue = responsibility.ReadCatalogue(r, n, p.Facts.Schema(), advice.LaterFacts()...); p.Catalogue != nil {
				p.Catalogue.Call(p.OurName)
			}
		})
		p.checkLines(d.report)
	}
	if parts&Frameworks != 0 {
		p.readFrameworks()
	}
	if parts&Advice != 0 {
		p.readAdvice()
	}
}

// advises reports whether the paper is that of somebody who advises the client. Without own
// files it is the provider's.
func (p *Playbook) advises() bool {
	if as := p.shipped.As; as != nil {
		return as.Adviser
	}
	if len(p.Own) == 0 {
		return false
	}
	n := p.documents[ProviderFile].tree()
	if n != nil {
		n = n.Get("voice")
	}
	return n != nil && n.Text == string(advice.AdviserVoice)
}

// readFacts makes what follows from the answers and from a split: rows and advice test
// it.
func (p *Playbook) readFacts() {
	q := p.Questionnaire
	ratios := make([]advice.Ratio, len(q.Ratios))
	for i, ratio := range q.Ratios {
		ratios[i] = advice.Ratio{ID: ratio.ID, Of: q.ID(ratio.Of), Per: q.ID(ratio.Per), Currency: ratio.Currency}
	}
	in := advice.InCurrency(ratios, p.Currency)
	for i := range in {
		if in[i].Of != ratios[i].Of {
			p.silent = append(p.silent, in[i].ID)
		}
	}
	p.Facts = advice.NewFacts(q.Schema, in)
}

func (p *Playbook) readAdvice() {
	p.documents[FindingsFile].readFilled(p.filler, func(r *yamldoc.Report, n *yamldoc.Node) {
		p.Findings = advice.ReadFindings(r, n, p.Facts)
	})
	p.documents[ReadinessFile].readFilled(p.filler, func(r *yamldoc.Report, n *yamldoc.Node) {
		p.Readiness = advice.ReadReadiness(r, n, p.Facts)
	})
	p.documents[TextsFile].readFilled(p.filler, func(r *yamldoc.Report, n *yamldoc.Node) {
		if p.Texts = advice.ReadTexts(r, n, p.Questionnaire.Schema); p.Texts != nil {
			p.Texts.Speak(&p.Language)
		}
	})
}

// readProvider reads who the provider is, and with it how amounts and days are written:
// what is said while the other files are read is written so.
func (p *Playbook) readProvider() {
	p.documents[ProviderFile].readFilled(p.namer, func(r *yamldoc.Report, n *yamldoc.Node) {
		p.Provider = advice.ReadProvider(r, n, p.Questionnaire.Schema)
	})
	p.Language = p.Language.As(p.locale())
}

// problems returns what is wrong with the files, file by file and then what own
// files make wrong in built-in ones, and keeps what was warned of.
func (p *Playbook) problems() yamldoc.Problems {
	all := p.faults
	for _, file := range FileNames() {
		r := p.documents[file].report
		if found, ok := errors.AsType[yamldoc.Problems](r.Err()); ok {
			all = append(all, found...)
		}
		p.Warnings = append(p.Warnings, r.Warnings()...)
	}
	if len(p.Own) == 0 {
		return all
	}
	return p.blame(all)
}

// call finds how the playbook is called: as its provider says, else by the version
// that stands in the matrix.
func (p *Playbook) call() {
	p.Version = p.Matrix.Playbook
	if as := p.shipped.As; as != nil {
		p.Name, p.Version, p.BasedOn = as.Name, as.Version, as.BasedOn
		return
	}
	if p.Provider == nil || len(p.Own) == 0 {
		return
	}
	p.Name = p.Provider.Playbook.Name
	if own := p.Provider.Playbook.Version; own != "" {
		p.BasedOn, p.Version = p.Version, own
		if base := p.documents[MatrixFile].base; base != nil {
			if version := base.Get("playbook"); version != nil {
				p.BasedOn = version.Text
			}
		}
	}
}

// leave forgets the parts that were read for their own sake: to be checked, or to
// see what they use.
func (p *Playbook) leave(parts Parts) {
	if parts&Prices == 0 {
		p.Card = nil
	}
	if parts&Responsibilities == 0 {
		p.Catalogue = nil
	}
	if parts&Frameworks == 0 {
		p.Frameworks = nil
	}
	if parts&(Responsibilities|Advice) == 0 {
		p.Facts = nil
	}
	if parts&Advice == 0 {
		p.Findings, p.Readiness, p.Texts, p.Provider = nil, nil, nil, nil
	}
}
