package playbook

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"math"
	"path"

	"mspscope/internal/advice"
	"mspscope/internal/yamldoc"
)

// The limits of a logo, which every document carries.
const (
	maxLogoBytes = 200 << 10
	maxLogoSide  = 4000 // pixels
)

// brandFile is a file that says how documents look: a part of provider.yaml by itself,
// for one document in another name.
type brandFile struct {
	yamldoc.Place

	Version yamldoc.Version `yaml:"version" doc:"Always 1: how the file is written, not how new its content is."`
	Name    string          `yaml:"name,opt" pattern:"[^\\r\\n]{1,80}" like:"one line of at most 80 characters" doc:"The name that documents are from. Left out, that of provider.yaml stands."`
	Contact advice.Contact  `yaml:"contact,opt" doc:"How clients reach you. Left out, that of provider.yaml stands."`
	Brand   advice.Brand    `yaml:"brand,opt" doc:"How documents look. Left out, that of provider.yaml stands."`
}

// BrandShape describes a file of --brand.
func BrandShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(brandFile{}) }

// Brand is in whose name and colors documents are, where that is not the provider of the
// playbook.
type Brand struct {
	file             brandFile
	contacts, brands bool // the file has its own
	logo             *advice.Logo
}

// ReadBrand reads a brand. Its logo lies beside the file, in dir.
func ReadBrand(r *yamldoc.Report, root *yamldoc.Node, dir fs.FS) *Brand {
	var b Brand
	if !yamldoc.Decode(r, root, "the file", &b.file, nil) {
		return nil
	}
	b.contacts = root.Get("contact") != nil
	if n := root.Get("brand"); n != nil {
		b.brands = true
		b.logo = readLogo(r, n, &b.file.Brand, dir)
		checkAccent(r, n, &b.file.Brand)
	}
	return &b
}

// lay lays a brand over that of the provider; nil and a playbook without a provider leave
// everything as it is.
func (p *Playbook) lay(b *Brand) {
	if b == nil || p.Provider == nil {
		return
	}
	own := p.Provider
	if b.file.Name != "" {
		own.Name = b.file.Name
	}
	if b.contacts {
		own.Contact = b.file.Contact
	}
	if b.brands {
		own.Brand, p.Logo = b.file.Brand, b.logo
	}
}

// readBrand reads the logo that provider.yaml names and checks its color.
func (p *Playbook) readBrand(over fs.FS) {
	if p.Provider == nil || over == nil {
		return
	}
	d := p.documents[ProviderFile]
	if b := d.tree().Get("brand"); b != nil {
		p.Logo = readLogo(d.report, b, &p.Provider.Brand, over)
		checkAccent(d.report, b, &p.Provider.Brand)
	}
}

// checkAccent refuses a color in which nobody could read a heading.
func checkAccent(r *yamldoc.Report, at *yamldoc.Node, b *advice.Brand) {
	if b.Accent == "" {
		return
	}
	if contrast := b.Contrast(); contrast < advice.LeastContrast {
		r.Add(at.Get("accent"), "accent %s is too light to be read on white (a contrast of %.1f; at least %.1f is needed); take a darker shade of it", b.Accent, math.Floor(contrast*10)/10, advice.LeastContrast)
	}
}

// readLogo reads a logo; with problems it returns nil, as for none.
func readLogo(r *yamldoc.Report, at *yamldoc.Node, b *advice.Brand, dir fs.FS) *advice.Logo {
	if b.Logo == "" {
		return nil
	}
	logo, err := openLogo(dir, path.Clean(b.Logo))
	if err != nil {
		r.Add(at.Get("logo"), "the logo %s %v", yamldoc.Quote(b.Logo), err)
		return nil
	}
	return logo
}

// openLogo reads the file of a logo. It looks before it opens: a pipe could wait for ever.
func openLogo(dir fs.FS, name string) (*advice.Logo, error) {
	if !fs.ValidPath(name) {
		return nil, errors.New("leads out of its directory; put the file beside the one that names it")
	}
	info, err := fs.Stat(dir, name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot be read (%w); put the file beside the one that names it", yamldoc.WithoutPath(err))
	case !info.Mode().IsRegular():
		return nil, errors.New("is no ordinary file; name a PNG or a JPEG")
	case info.Size() > maxLogoBytes:
		return nil, fmt.Errorf("has %d KB, and every document carries it; make it at most %d KB", info.Size()>>10, maxLogoBytes>>10)
	}
	file, err := dir.Open(name)
	if err != nil {
		return nil, fmt.Errorf("cannot be read (%w)", yamldoc.WithoutPath(err))
	}
	defer func() { _ = file.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(file, maxLogoBytes))
	if err != nil {
		return nil, fmt.Errorf("cannot be read (%w)", yamldoc.WithoutPath(err))
	}
	size, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, errors.New("is no PNG and no JPEG; save it as one")
	}
	if size.Width > maxLogoSide || size.Height > maxLogoSide || size.Width == 0 || size.Height == 0 {
		return nil, fmt.Errorf("is %d by %d pixels; at most %d by %d are taken", size.Width, size.Height, maxLogoSide, maxLogoSide)
	}
	// Only now is it known to be small enough to be drawn: one cut short has its size.
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return nil, errors.New("is damaged or only a part of a picture; save it again")
	}
	return &advice.Logo{Type: "image/" + kind, Bytes: data, Width: size.Width, Height: size.Height}, nil
}
