package advice

import (
	"math"
	"strconv"
)

// Contact is how a client reaches the provider. Every part may be "".
type Contact struct {
	Person  string `yaml:"person,opt" json:"person" pattern:"[^\\r\\n]{1,80}" like:"one line of at most 80 characters" doc:"Who is asked, with the role if you like."`
	Email   string `yaml:"email,opt" json:"email" pattern:"[^@\\s]{1,64}@[^@\\s]{1,120}" like:"an address such as hello@example.com" doc:"The address for mail."`
	Phone   string `yaml:"phone,opt" json:"phone" pattern:"[^\\r\\n]{1,40}" like:"one line of at most 40 characters" doc:"The telephone number, as it is read out."`
	Web     string `yaml:"web,opt" json:"web" pattern:"[^\\s]{1,120}" like:"an address such as example.com" doc:"Where you are found on the web."`
	Address string `yaml:"address,opt" json:"address" pattern:"[^\\r\\n]{1,160}" like:"one line of at most 160 characters" doc:"The postal address in one line."`
}

// Brand is how documents of a provider look. Every part may be "".
type Brand struct {
	Logo         string `yaml:"logo,opt" pattern:"[A-Za-z0-9_./-]{1,80}\\.(png|jpe?g)" like:"the name of a PNG or JPEG beside this file" doc:"The file of your logo, a PNG or JPEG of at most 200 KB beside this file."`
	Accent       string `yaml:"accent,opt" pattern:"#[0-9a-fA-F]{6}" like:"a color such as #0b5394" doc:"Your color, for headings and bars. It must be dark enough to be read on white (a contrast of 4.5, as WCAG 2.2 asks for text)."`
	Footer       string `yaml:"footer,opt" pattern:"[^\\r\\n]{1,160}" like:"one line of at most 160 characters" doc:"What stands at the foot of every page, such as your registered name."`
	Confidential string `yaml:"confidential,opt" pattern:"[^\\r\\n]{1,160}" like:"one line of at most 160 characters" doc:"What every page says about who may read it."`
}

// Logo is the mark of a provider, as its file has it.
type Logo struct {
	Type   string `json:"type"` // image/png or image/jpeg
	Bytes  []byte `json:"bytes"`
	Width  int    `json:"width"` // in pixels, at least 1
	Height int    `json:"height"`
}

// LeastContrast is the contrast to white that text must have: WCAG 2.2, 1.4.3.
const LeastContrast = 4.5

// Contrast is the contrast of the accent to white, from 1 to 21, as WCAG 2.2 defines it;
// 0 where there is no accent.
func (b *Brand) Contrast() float64 {
	if len(b.Accent) != len("#rrggbb") {
		return 0
	}
	rgb, err := strconv.ParseUint(b.Accent[1:], 16, 32)
	if err != nil {
		return 0
	}
	channel := func(shift uint) float64 {
		c := float64(rgb>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	luminance := 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
	return 1.05 / (luminance + 0.05)
}
