package advice

import (
	"strconv"
	"strings"
)

// AloneTexts are the sentences of the offline page with the questions. Somebody who thinks
// about a provider reads them alone, before anything is known of that person.
type AloneTexts struct {
	Title    string   `json:"title" yaml:"title" doc:"The heading of the first screen."`
	Lead     string   `json:"lead" yaml:"lead" holds:"questions,minutes" doc:"What it is and how long it takes."`
	Points   []string `json:"points" yaml:"points" doc:"What whoever begins has to know, one sentence each: what is at the end, what happens with the answers."`
	Who      string   `json:"who" yaml:"who" doc:"Asks who is answering, because a link is passed on."`
	Company  string   `json:"company" yaml:"company" doc:"Asks for the name of the company, which may stay open."`
	Begin    string   `json:"begin" yaml:"begin" doc:"On the button that begins."`
	NotSure  string   `json:"not_sure" yaml:"not_sure" doc:"On the button of whoever does not know."`
	Draft    string   `json:"draft" yaml:"draft" doc:"Asks whether the answers may be kept in this browser until the page is opened again."`
	TooSmall string   `json:"too_small" yaml:"too_small" holds:"least" doc:"Said before the result to a client with fewer people than the provider serves. {least} is the smallest number."`
	Contact  string   `json:"contact" yaml:"contact" doc:"Above the ways to get in touch."`
	Book     string   `json:"book" yaml:"book" doc:"On the button that leads to the provider's calendar."`
	Mail     string   `json:"mail" yaml:"mail" doc:"On the button that opens a message to the provider."`
	Subject  string   `json:"subject" yaml:"subject" doc:"The subject of that message."`
	Save     string   `json:"save" yaml:"save" doc:"On the button that saves the answers as a file."`
	Loading  string   `json:"loading" yaml:"loading" doc:"Said until the questions can be answered."`
	Without  string   `json:"without" yaml:"without" doc:"Said in a browser that cannot work the result out, above the plain questions."`
	Source   string   `json:"-" yaml:"source" doc:"Where the sentences come from, or Ours."`
}

// SmallerThan is said to a client with fewer people than the provider serves; "" where the
// texts have no sentence for it.
func (t *Texts) SmallerThan(least int64) string {
	if t.Alone == nil {
		return ""
	}
	return strings.ReplaceAll(t.Alone.TooSmall, "{least}", strconv.FormatInt(least, 10))
}
