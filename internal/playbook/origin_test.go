package playbook

import (
	"strings"
	"testing"
	"testing/fstest"
)

// withOrigin is a playbook beside a note of the built-in that it was made from, with some
// texts of that built-in exchanged for what stood there once: file, now, then.
func withOrigin(t *testing.T, own fstest.MapFS, was ...[3]string) fstest.MapFS {
	t.Helper()
	files, err := Origins()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range was {
		now := string(files[w[0]])
		if !strings.Contains(now, w[1]) {
			t.Fatalf("%s does not hold %q", w[0], w[1])
		}
		files[w[0]] = []byte(strings.Replace(now, w[1], w[2], 1))
	}
	for file, data := range files {
		own[OriginDir+"/"+file] = &fstest.MapFile{Data: data}
	}
	return own
}

func since(t *testing.T, own fstest.MapFS) (all []string, p *Playbook) {
	t.Helper()
	p, err := Load(own, "own", Everything|MadeFrom)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range p.Since() {
		text := m.File + " " + m.Path + ": " + m.Before + " -> " + m.After
		if m.Own {
			text += ", ours " + m.Ours
		}
		all = append(all, text)
	}
	return all, p
}

func TestWhatTheBuiltInChangedSinceOwnFilesWereMade(t *testing.T) {
	t.Parallel()
	was := [][3]string{
		{MatrixFile, "too_close: ", "too_close: 9"},
		{RateCardFile, "label: Users\n    unit: user\n    price: 105", "label: Users\n    unit: user\n    price: 95"},
		{RateCardFile, "label: Computers", "label: Machines"},
	}
	own := func(card string) fstest.MapFS {
		return fstest.MapFS{RateCardFile: &fstest.MapFile{Data: []byte("version: 1\n" + card)}}
	}
	got, p := since(t, withOrigin(t, own("rates: {user: {typical: 89}}"), was...))
	if p.Origin.Version != shipped(t).Version || p.Origin.Digest != shipped(t).Digest {
		t.Errorf("made from %+v", p.Origin)
	}
	if len(got) != 3 || got[0] != "ratecard.yaml rates.user.price: 95 -> 105, ours 89" || !strings.HasPrefix(got[1], "matrix.yaml too_close: 9") || got[2] != "ratecard.yaml rates.endpoint.label: Machines -> Computers" {
		t.Errorf("since then %q", got)
	}
	// An amount of another currency is nobody's here; a name is.
	got, _ = since(t, withOrigin(t, own("currency: GBP"), was...))
	if len(got) != 2 || got[1] != "ratecard.yaml rates.endpoint.label: Machines -> Computers" {
		t.Errorf("in another currency %q", got)
	}
	// What own files take away does not come back by itself.
	removed := fstest.MapFS{QuestionnaireFile: &fstest.MapFile{Data: []byte("version: 1\nquestions: {remove: [ticket_flow]}")}}
	got, _ = since(t, withOrigin(t, removed, [3]string{QuestionnaireFile, "topic: how requests would be split", "topic: how requests were split"}))
	if len(got) != 1 || !strings.HasSuffix(got[0], ", ours ") {
		t.Errorf("of a question that is removed %q", got)
	}
	got, _ = since(t, withOrigin(t, own("rates: {user: {price: 105}}")))
	if len(got) != 0 {
		t.Errorf("nothing has changed, and yet %q", got)
	}
	if got, p := since(t, own("rates: {user: {price: 105}}")); got != nil || p.Origin != nil {
		t.Errorf("nothing is noted, and yet %q", got)
	}
}

// The note lies in a playbook that comes from strangers.
func TestABrokenNoteOfTheBuiltIn(t *testing.T) {
	t.Parallel()
	for name, own := range map[string]fstest.MapFS{
		"too large":  {OriginDir + "/" + OriginFile: &fstest.MapFile{Data: make([]byte, maxPlaybookFile+1)}},
		"no YAML":    {OriginDir + "/" + OriginFile: &fstest.MapFile{Data: []byte("version: [")}},
		"other keys": {OriginDir + "/" + OriginFile: &fstest.MapFile{Data: []byte("version: 1\nx: 2")}},
		"directory":  {OriginDir + "/" + OriginFile + "/x": &fstest.MapFile{}},
	} {
		if _, err := Load(own, "own", Everything|MadeFrom); err == nil || !strings.Contains(err.Error(), "own/"+OriginDir+"/"+OriginFile) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Load(own, "own", Everything); err != nil {
			t.Errorf("%s: who does not ask for it fails: %v", name, err)
		}
	}
	if p, err := Load(fstest.MapFS{OriginDir + "/x": &fstest.MapFile{}}, "own", Everything|MadeFrom); err != nil || p.Origin != nil {
		t.Errorf("without the note: %v", err)
	}
}
