package playbook

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// An own playbook is laid over the built-in one, which changes from version to version.
// So that one can say what of it changed under the own files, the files that these were
// made from are kept beside them, in a directory that is no part of the playbook.

// OriginDir is the directory in a playbook with the built-in files that it was made from.
// Its name is hidden, so that nothing in it is taken for a file of the playbook.
const OriginDir = ".built-in"

// OriginFile is the file in OriginDir that names the version and the digest.
const OriginFile = "made-from.yaml"

// Origin is the built-in playbook that own files were made from.
type Origin struct {
	Version, Digest string
	files           map[string]*yamldoc.Node
}

// originFile is made-from.yaml as it is written.
type originFile struct {
	Version yamldoc.Version `yaml:"version" doc:"Always 1."`
	Made    string          `yaml:"playbook" doc:"The version of the built-in playbook."`
	Digest  string          `yaml:"digest" doc:"Its digest."`
}

// Origins returns the files of OriginDir for the built-in playbook as it is now, by their
// names.
func Origins() (map[string][]byte, error) {
	p, err := Load(nil, "", 0)
	if err != nil {
		return nil, err
	}
	root := yamldoc.Node{Kind: yamldoc.Mapping}
	for _, pair := range [][2]string{{"playbook", p.Version}, {"digest", p.Digest}} {
		root.Pairs = append(root.Pairs, yamldoc.Pair{Key: emit.Word(pair[0]), Value: emit.Text(pair[1])})
	}
	root.Pairs = append([]yamldoc.Pair{{Key: emit.Word("version"), Value: emit.Word("1")}}, root.Pairs...)
	all := map[string][]byte{OriginFile: append([]byte("# The built-in playbook that the files beside this directory were made from, to read and to\n"+
		"# compare: 'mspscope playbook diff' says what it makes otherwise since. Nothing is read from\n"+
		"# here for a client. 'mspscope playbook init DIR --renew' writes it anew.\n"), emit.File(&root, emit.Layout{})...)}
	for _, file := range FileNames() {
		all[file] = []byte(questionnaires.Text(file))
	}
	return all, nil
}

// readOrigin reads what own files were made from, where it is noted. What is wrong with it
// is a problem of the playbook like any other.
func (p *Playbook) readOrigin(over fs.FS) {
	if over == nil {
		return
	}
	info, err := stat(over, OriginDir)
	if err != nil || !info.IsDir() {
		return
	}
	o := &Origin{files: map[string]*yamldoc.Node{}}
	var made originFile
	root := p.originTree(over, OriginFile)
	if root == nil {
		return
	}
	r := yamldoc.NewReport(p.display(path.Join(OriginDir, OriginFile)))
	if !yamldoc.Decode(r, root, "the file", &made, nil) {
		p.addFaults(r)
		return
	}
	o.Version, o.Digest = made.Made, made.Digest
	for _, file := range FileNames() {
		if root := p.originTree(over, file); root != nil {
			o.files[file] = root
		}
	}
	p.Origin = o
}

// originTree reads one of the files; nil where it is not there or is not to be read.
func (p *Playbook) originTree(over fs.FS, file string) *yamldoc.Node {
	name := path.Join(OriginDir, file)
	fault := func(text string) *yamldoc.Node {
		p.faults = append(p.faults, yamldoc.Problem{File: p.display(name), Message: text + "; 'mspscope playbook init' with --renew writes it anew"})
		return nil
	}
	info, err := stat(over, name)
	switch {
	case errors.Is(err, fs.ErrNotExist): // nothing is noted
		return nil
	case err != nil:
		return fault("cannot be read")
	case !info.Mode().IsRegular():
		return fault("is no ordinary file")
	case info.Size() > maxPlaybookFile:
		return fault("is larger than 1 MiB")
	}
	in, err := over.Open(name)
	if err != nil {
		return fault("cannot be read")
	}
	defer func() { _ = in.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(in, maxPlaybookFile+1))
	if err != nil || len(data) > maxPlaybookFile {
		return fault("cannot be read")
	}
	r := yamldoc.NewReport(p.display(name))
	root := parse(new(yamldoc.Room), r, r.File, string(data))
	p.addFaults(r)
	return root
}

// addFaults keeps what is wrong with a file that is no part of the playbook.
func (p *Playbook) addFaults(r *yamldoc.Report) {
	if found, ok := errors.AsType[yamldoc.Problems](r.Err()); ok {
		p.faults = append(p.faults, found...)
	}
}

// stat describes a file without opening it, so that a pipe does not hold up.
func stat(over fs.FS, name string) (fs.FileInfo, error) {
	info, err := fs.Stat(over, name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return info, nil
}

// Moved is one value that the built-in makes otherwise since own files were made from it.
type Moved struct {
	Change

	Own  bool   // own files say something there, so that the change does not come into force by itself
	Ours string // what is in force there where Own, "" where it was taken away
}

// Since lists what the built-in makes otherwise since the own files were made from it: first
// what they say something about. Without a note of that there is nothing.
func (p *Playbook) Since() []Moved {
	if p.Origin == nil {
		return nil
	}
	var own, other []Moved
	for _, file := range FileNames() {
		then := p.Origin.files[file]
		r := yamldoc.NewReport(builtInName(file))
		now := parse(new(yamldoc.Room), r, r.File, questionnaires.Text(file))
		if then == nil || now == nil {
			continue
		}
		d := &document{report: r, base: then, root: now}
		force := p.forced(file)
		for _, c := range d.changes(file) {
			c.Place = ""
			switch m, counts := force.of(c); {
			case !counts:
			case m.Own:
				own = append(own, m)
			default:
				other = append(other, m)
			}
		}
	}
	return append(own, other...)
}

// forced is what own files say of a file of the playbook.
type forced struct {
	laid   bool              // there is an own file
	other  bool              // it is a rate card in another currency, which takes over no amounts
	values map[string]string // in force
	own    map[string]bool   // that own files say
	within map[string]bool   // items of lists in which own files say something
}

func (p *Playbook) forced(file string) forced {
	d := p.documents[file]
	f := forced{laid: d.base != nil && d.root != nil, values: map[string]string{}, own: map[string]bool{}, within: map[string]bool{}}
	if !f.laid {
		return f
	}
	f.other = file == RateCardFile && otherCurrency(d.base, d.root)
	flatten(d.root, func(at string, n *yamldoc.Node) {
		at = samePrice(file, at)
		f.values[at] = oneLine(n)
		f.own[at] = n.Source == ownSource
		for i, c := range at {
			if c == ']' {
				f.within[at[:i+1]] = true
			}
		}
	})
	return f
}

// of says what own files make of a change of the built-in, and whether it is one for them.
func (f *forced) of(c Change) (m Moved, counts bool) {
	m.Change = c
	value, there := f.values[c.Path]
	switch {
	case !f.laid:
	case there && f.own[c.Path]:
		m.Own, m.Ours = true, value
	case !there && c.After != "" && !f.within[c.Path]: // taken away, or within what was
		if f.other {
			return m, false
		}
		m.Own = true
	}
	return m, true
}

// samePrice is the path of a value under the key that means the same: typical of a rate is
// its price.
func samePrice(file, at string) string {
	if rate, ok := strings.CutSuffix(at, ".typical"); ok && file == RateCardFile && strings.HasPrefix(at, "rates.") && strings.Count(at, ".") == 2 {
		return rate + ".price"
	}
	return at
}
