// Package playbook loads the data files that the program runs on: a directory
// of the provider's own files over the built-in defaults.
//
// Goals: an own file says only what differs; whatever is missing comes from the
// built-in; every problem of every file is reported at once, and the same playbook
// is right or wrong for every command; the digest names exactly the data a result
// came from; of the built-in alone a command loads only the parts it needs.
//
// Non-goals: knowing what the data means (that is the packages that read it).
package playbook

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/advice"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// Names of the files of a playbook, in the order they are read.
const (
	QuestionnaireFile = "questionnaire.yaml"
	MatrixFile        = "matrix.yaml"
	FindingsFile      = "findings.yaml"
	ReadinessFile     = "readiness.yaml"
	RateCardFile      = "ratecard.yaml"
	CatalogueFile     = "catalogue.yaml"
	TextsFile         = "texts.yaml"
	ProviderFile      = "provider.yaml"

	// CasesFile has example clients. It may lie beside the others and is read only
	// when the playbook is checked: nothing that a client gets follows from it.
	CasesFile = "cases.yaml"
)

// FileNames lists the files a playbook may have.
func FileNames() []string {
	return []string{QuestionnaireFile, MatrixFile, FindingsFile, ReadinessFile, RateCardFile, CatalogueFile, TextsFile, ProviderFile}
}

// Stems lists the names of the files without their ending, as people call them.
func Stems() []string {
	stems := FileNames()
	for i, file := range stems {
		stems[i] = stem(file)
	}
	return stems
}

func stem(file string) string { return strings.TrimSuffix(file, ".yaml") }

// maxPlaybookFile is the largest size of a playbook file in bytes.
const maxPlaybookFile = yamldoc.MaxBytes

// Playbook is the data in force. Parts that were not asked for are nil.
type Playbook struct {
	Name          string // what the provider calls it; "" for no name
	Version       string
	BasedOn       string // version of the built-in below an own playbook that has a version; "" otherwise
	OurName       string // by which sentences call the provider; "" where they say "the provider"
	Language      words.Language
	Currency      string // of the rate card, also where that was not read; "" where it names none
	Digest        string // sha256:... over the data in force
	Own           []string
	Cases         []byte           // what stands in the own file of example clients; nil without one
	Warnings      yamldoc.Problems // what the own files leave without effect
	Questionnaire *assess.Questionnaire
	Matrix        *assess.Matrix
	Split         *responsibility.SplitRules
	Card          *pricing.Card
	Catalogue     *responsibility.Catalogue
	Frameworks    *responsibility.Frameworks
	Facts         *advice.Facts
	Findings      *advice.Findings
	Readiness     *advice.Readiness
	Texts         *advice.Texts
	Provider      *advice.ProviderProfile
	Logo          *advice.Logo // of the provider; nil for none
	Origin        *Origin      // what own files were made from; nil where that is not noted or was not asked for
	Certifier     *certainty.Certifier
	Draws         *certainty.Draws
	Flips         *certainty.FlipFinder
	Consumers     []Consumers // what uses each question
	Entangled     []string    // why the certifier cannot prove everything; usually empty

	shipped   Shipped
	name      string
	names     [terms.NumModels]advice.ModelText // names alone
	filler    filler                            // puts in the words that other files have
	namer     filler                            // the same but for the currency
	brand     *Brand                            // in whose name documents are; nil for the provider
	silent    []string                          // ratios that are never known under the card's currency
	files     map[string][]byte                 // own ones
	documents map[string]*document
	room      yamldoc.Room     // of their nodes
	faults    yamldoc.Problems // what is wrong with files that are no part of a playbook
}

// Voice says whose paper the client reads: the provider's where nothing else is said.
func (p *Playbook) Voice() advice.Voice {
	if p.Provider != nil {
		return advice.Voice(p.Provider.Voice)
	}
	return advice.ProviderVoice
}

// Unpriced lists what is to be set in the rate card. Where it takes over no amounts of the
// built-in one, that is also what it costs to take over a unit: left out, it would be nothing.
func (p *Playbook) Unpriced() []string {
	all := p.Card.WithoutPrice()
	if p.documents[RateCardFile].foreign {
		all = append(all, p.Card.WithoutOnboarding()...)
	}
	return all
}

// Whole are the own files that stand by themselves because they have every key that their
// kind once needed, not because they say so: nothing of the built-in is below them.
func (p *Playbook) Whole() []string {
	return slices.DeleteFunc(slices.Clone(p.Own), func(file string) bool { return !p.documents[file].whole })
}

// open reads the files of a playbook: those of over, laid over the built-in ones. A
// nil over is the built-in alone. The name of the directory stands in messages.
func open(shipped Shipped, over fs.FS, name string) (*Playbook, error) {
	p := &Playbook{name: name, shipped: shipped, files: map[string][]byte{}, documents: map[string]*document{}}
	if over != nil {
		if err := p.readOwn(over); err != nil {
			return nil, err
		}
	}
	hash := newHasher(shipped.As)
	names := FileNames()
	slices.Sort(names)
	for _, file := range names {
		d, err := p.open(file)
		if err != nil {
			return nil, fmt.Errorf("built-in playbook: %w", err)
		}
		p.documents[file] = d
		add(&hash, file, d.data)
	}
	if err := p.addFrameworks(&hash); err != nil {
		return nil, fmt.Errorf("built-in playbook: %w", err)
	}
	p.Digest = hash.digest()
	return p, nil
}

// readOwn reads the provider's own files and refuses files that nobody would
// ever read: a misspelt name must not silently mean the default.
func (p *Playbook) readOwn(over fs.FS) error {
	entries, err := fs.ReadDir(over, ".")
	if err != nil {
		return fmt.Errorf("playbook %s: %w", p.name, yamldoc.WithoutPath(err))
	}
	var problems yamldoc.Problems
	for _, entry := range entries {
		name := entry.Name()
		var problem string
		switch {
		case !meant(name, entries):
			continue
		case entry.IsDir():
			problem = "is a directory, not a file of a playbook; rename it"
		case name != CasesFile && !slices.Contains(FileNames(), name):
			problem = "is no file of a playbook" + suggestFile(name) + "; a playbook has " + strings.Join(FileNames(), ", ") + ", " + CasesFile
		default:
			var data []byte
			if data, problem, err = readFile(over, entry); err != nil {
				return fmt.Errorf("%s: %w", path.Join(p.name, name), yamldoc.WithoutPath(err))
			}
			if name == CasesFile {
				p.Cases = data
				break
			}
			p.files[name] = data
			p.Own = append(p.Own, name)
		}
		if problem != "" {
			problems = append(problems, yamldoc.Problem{File: path.Join(p.name, name), Message: problem})
		}
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}

// meant reports whether an entry was put there to be read: every YAML file, and
// a file that has the name of one of a playbook's and another ending, such as
// matrix.json or matrix.yaml.bak. What lies beside the file that it was made from
// (matrix.yaml~, #matrix.yaml#, matrix.yaml.orig) was not, nor what says under
// which license a file is.
func meant(name string, entries []fs.DirEntry) bool {
	if strings.HasPrefix(name, ".") {
		return false
	}
	lower := strings.ToLower(name)
	switch path.Ext(lower) {
	case ".yaml", ".yml":
		return true
	case ".license":
		return false
	}
	for _, e := range entries {
		original := e.Name()
		if _, beside := strings.CutPrefix(strings.TrimPrefix(name, "#"), original); beside && original != name && slices.Contains(FileNames(), original) {
			return false
		}
	}
	word, ending, _ := strings.Cut(lower, ".")
	return (ending == "json" || strings.Contains(ending, "yaml") || strings.Contains(ending, "yml")) && isStem(word)
}

// isStem reports whether a name without its ending is that of a file of a
// playbook, however its words are parted.
func isStem(word string) bool {
	return slices.Contains(Stems(), strings.NewReplacer("#", "", "-", "", "_", "", " ", "").Replace(word))
}

// readFile reads a file of a playbook, or says what is wrong with it. It looks
// before it opens: a pipe could wait for ever, a device never end.
func readFile(over fs.FS, entry fs.DirEntry) (data []byte, problem string, err error) {
	name := entry.Name()
	info, err := fs.Stat(over, name)
	switch {
	case err != nil && entry.Type()&fs.ModeSymlink != 0:
		return nil, "is a link that leads out of the playbook or nowhere; put the file itself there", nil
	case err != nil:
		return nil, "", err
	case !info.Mode().IsRegular():
		return nil, "is no ordinary file; a playbook is read from files", nil
	}
	file, err := over.Open(name)
	if err != nil {
		return nil, "", err
	}
	defer func() { _ = file.Close() }() // it was only read
	if data, err = io.ReadAll(io.LimitReader(file, maxPlaybookFile+1)); err != nil {
		return nil, "", err
	}
	if len(data) > maxPlaybookFile {
		return nil, "is larger than 1 MiB; leave out what the built-in file says anyway", nil
	}
	return data, "", nil
}

// suggestFile names the file that was probably meant. What follows the first
// dot does not count: it would make every name look like another.
func suggestFile(name string) string {
	stem, _, _ := strings.Cut(name, ".")
	hint := yamldoc.Suggest(stem, append(Stems(), strings.TrimSuffix(CasesFile, ".yaml")))
	return strings.Replace(hint, `"?)`, `.yaml"?)`, 1)
}

// CasesName is the name of the own file of example clients in messages.
func (p *Playbook) CasesName() string { return p.display(CasesFile) }

// display is the name of an own file in messages.
func (p *Playbook) display(file string) string { return path.Join(p.name, file) }
