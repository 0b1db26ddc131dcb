package playbook

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"strings"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

func logo(t *testing.T, side int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, side, side))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// branded is provider.yaml with a brand.
func branded(t *testing.T, brand string) string {
	t.Helper()
	return text(t, ProviderFile, "smallest_client: 5", "brand: {"+brand+"}\nsmallest_client: 5")
}

func TestABrandIsReadWithItsLogo(t *testing.T) {
	t.Parallel()
	dir := files(t, ProviderFile, branded(t, `logo: mark.png, accent: "#0B5394", footer: Northwind IT Ltd`), "mark.png", logo(t, 8))
	p, err := LoadDir(dir, Advice)
	if err != nil {
		t.Fatal(err)
	}
	if p.Logo == nil || p.Logo.Type != "image/png" || p.Logo.Width != 8 || p.Provider.Brand.Footer != "Northwind IT Ltd" {
		t.Errorf("logo %+v of %+v", p.Logo, p.Provider.Brand)
	}
	if built, err := LoadDir(files(t), Advice); err != nil || built.Logo != nil {
		t.Errorf("without a brand: %+v, %v", built, err)
	}
}

func TestABrandThatCannotBeUsedIsRefused(t *testing.T) {
	t.Parallel()
	noise := strings.Repeat("x", maxLogoBytes+1)
	for name, test := range map[string]struct{ brand, file, content, want string }{
		"nothing there": {`logo: mark.png`, "other.png", logo(t, 8), "cannot be read"},
		"no picture":    {`logo: mark.png`, "mark.png", "hello", "is no PNG and no JPEG"},
		"cut short":     {`logo: mark.png`, "mark.png", logo(t, 8)[:45], "only a part of a picture"},
		"too heavy":     {`logo: mark.png`, "mark.png", noise, "every document carries it"},
		"too large":     {`logo: mark.png`, "mark.png", logo(t, maxLogoSide+1), "pixels"},
		"outside":       {`logo: ../mark.png`, "mark.png", logo(t, 8), "leads out of its directory"},
		"another kind":  {`logo: mark.svg`, "mark.svg", "<svg/>", "PNG or JPEG"},
		"too light":     {`accent: "#9ac7ff"`, "mark.png", logo(t, 8), "too light"},
		"nearly dark":   {`accent: "#777777"`, "mark.png", logo(t, 8), "a contrast of 4.4"},
		"no color":      {`accent: blue`, "mark.png", logo(t, 8), "#0b5394"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := LoadDir(files(t, ProviderFile, branded(t, test.brand), test.file, test.content), Advice)
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), ProviderFile+":") {
				t.Errorf("%v, want %q with its place", err, test.want)
			}
		})
	}
}

func TestABrandOfItsOwnIsLaidOverTheProvider(t *testing.T) {
	t.Parallel()
	dir := files(t, "mark.png", logo(t, 8))
	read := func(content string) (*Playbook, error) {
		root, err := yamldoc.Parse("brand.yaml", []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		r := yamldoc.NewReport("brand.yaml")
		opened, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = opened.Close() }()
		brand := ReadBrand(r, root, opened.FS())
		if r.Err() != nil {
			return nil, r.Err()
		}
		return LoadAs("", Advice, brand)
	}
	p, err := read("version: 1\nname: Northwind IT\ncontact: {email: hello@northwind.example}\nbrand: {logo: mark.png}\n")
	if err != nil || p.Provider.Name != "Northwind IT" || p.Provider.Contact.Email != "hello@northwind.example" || p.Logo == nil {
		t.Errorf("%+v, %v", p.Provider, err)
	}
	if said := p.Texts.Models[terms.FullyManaged].Tagline; p.OurName != "Northwind IT" || !strings.HasPrefix(said, "Northwind IT runs") {
		t.Errorf("sentences say %q", said)
	}
	if p, err = read("version: 1\nbrand: {accent: '#0b5394'}\n"); err != nil || p.Provider.Name == "" || p.Provider.Brand.Accent != "#0b5394" {
		t.Errorf("without a name: %+v, %v", p.Provider, err)
	}
	for content, want := range map[string]string{
		"version: 1\nbrand: {accent: '#ffffff'}\n": "brand.yaml:2:",
		"version: 1\nlogo: mark.png\n":             "logo",
		"version: 2\n":                             "version",
	} {
		if _, err := read(content); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", content, err, want)
		}
	}
}
