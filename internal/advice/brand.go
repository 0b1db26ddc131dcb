package advice

// Contact is how a client reaches the provider. Every part may be "".
type Contact struct {
	Person  string `yaml:"person,opt" json:"person" pattern:"[^\\r\\n]{1,80}" like:"one line of at most 80 characters" doc:"Who is asked, with the role if you like."`
	Email   string `yaml:"email,opt" json:"email" pattern:"[^@\\s]{1,64}@[^@\\s]{1,120}" like:"an address such as hello@example.com" doc:"The address for mail."`
	Phone   string `yaml:"phone,opt" json:"phone" pattern:"[^\\r\\n]{1,40}" like:"one line of at most 40 characters" doc:"The telephone number, as it is read out."`
	Web     string `yaml:"web,opt" json:"web" pattern:"[^\\s]{1,120}" like:"an address such as example.com" doc:"Where you are found on the web."`
	Address string `yaml:"address,opt" json:"address" pattern:"[^\\r\\n]{1,160}" like:"one line of at most 160 characters" doc:"The postal address in one line."`
}

// Brand is how documents of a provider look.
type Brand struct {
	Logo         string `yaml:"logo,opt" pattern:"[A-Za-z0-9_./-]{1,80}\\.(png|jpe?g)" like:"the name of a PNG or JPEG beside this file" doc:"The file of your logo, a PNG or JPEG of at most 200 KB beside this file."`
	Accent       string `yaml:"accent,opt" pattern:"#[0-9a-fA-F]{6}" like:"a color such as #0b5394" doc:"Your color, for headings and bars. It must be dark enough to be read on white (a contrast of 4.5)."`
	Footer       string `yaml:"footer,opt" pattern:"[^\\r\\n]{1,160}" like:"one line of at most 160 characters" doc:"What stands at the foot of every page, such as your registered name."`
	Confidential string `yaml:"confidential,opt" pattern:"[^\\r\\n]{1,160}" like:"one line of at most 160 characters" doc:"What every page says about who may read it."`
}

// Logo is the mark of a provider.
type Logo struct {
	Type  string `json:"type"` // image/png or image/jpeg
	Bytes []byte `json:"bytes"`
}
