package intake

import (
	"encoding/json"
	"errors"
	"strings"
)

// spokenWords are the words of a workbook by which it is read: above the answers and
// above the remarks, and the answers that belong to no question.
type spokenWords [6]string

// The places of the answers.
const (
	sayYes = iota + 2
	sayNotSure
	sayNone
	sayPropose
)

// usualWords are those of a workbook that carries none of its own.
var usualWords = spokenWords{answerHeading, noteHeading, yes, notSure, noneOfThese, youPropose}

// wordsPrefix begins the key of the row with the words of a workbook.
const wordsPrefix = "mspscope words "

// key writes the words as they stand in a workbook.
func (s *spokenWords) key() string {
	text, err := json.Marshal(s)
	if err != nil { // texts can always be written
		return ""
	}
	return wordsPrefix + string(text)
}

// read reads the words of a workbook.
func (s *spokenWords) read(key string) error {
	var own []string
	if err := json.Unmarshal([]byte(strings.TrimPrefix(key, wordsPrefix)), &own); err != nil || len(own) != len(s) {
		return errors.New("its words cannot be read")
	}
	copy(s[:], own)
	return nil
}

// usual returns an answer in the words of a workbook in the usual ones. What is answered
// in one's own words stays as it is, but for that one does not know.
func (s *spokenWords) usual(answer string, isPart, hasParts bool) string {
	for _, w := range []struct {
		word int
		here bool
	}{{sayNotSure, true}, {sayYes, isPart}, {sayNone, hasParts}, {sayPropose, isPart || hasParts}} {
		if w.here && fold(answer) == fold(s[w.word]) {
			return usualWords[w.word]
		}
	}
	return answer
}
