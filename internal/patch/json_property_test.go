package patch

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// blank is what may stand between two tokens of JSON.
func (g *generator) blank() string {
	return pick(g, "", "", "", " ", " ", g.eol, g.eol+"  ", g.eol+"\t", g.eol+"    ", g.eol+g.eol, " "+g.eol)
}

// object writes a random object in any layout that JSON allows.
func (g *generator) object(depth int, keys ...string) string {
	var pairs []string
	for _, k := range keys {
		v := pick(g, "24", "0.5", "true", "null", `"unknown"`, `"it's # \"x\""`, "[]", "["+g.blank()+"1,"+g.blank()+`"a"`+g.blank()+"]", "{"+g.blank()+"}")
		if depth > 0 && g.IntN(4) > 0 {
			inner := ids[:g.IntN(3)]
			v = g.object(depth-1, inner...)
		}
		pairs = append(pairs, g.blank()+`"`+k+`"`+pick(g, "", "", " ", g.eol)+":"+g.blank()+v+g.blank())
	}
	if len(pairs) == 0 {
		return "{" + g.blank() + "}"
	}
	return "{" + strings.Join(pairs, ",") + "}"
}

// JSON has no comments that could be lost, so that every edit can be made in it,
// however it is laid out.
func TestEveryEditOfJSONCanBeMade(t *testing.T) {
	t.Parallel()
	g := &generator{Rand: rand.New(rand.NewPCG(7, 8))}
	for range 4000 {
		g.eol = pick(g, "\n", "\n", "\r\n")
		keys := []string{"version", "answers", "notes", "basis"}
		text := pick(g, "", "", byteOrderMark, " ") + g.object(2, keys[:1+g.IntN(4)]...) + pick(g, "", g.eol)
		e := Edit{Path: []string{pick(g, "answers", "notes", "basis"), pick(g, ids...)}, Value: pick(g, "24", "yes", "[a, b]", `"# x"`, "{a: 1}"), Delete: g.IntN(4) == 0}
		if g.IntN(3) == 0 {
			e.Path = append(e.Path, "kind")
		}
		e.Prune = e.Delete && g.IntN(2) == 0
		root := parse(t, []byte(text))
		out, err := Patch("f", []byte(text), []Edit{e})
		if err != nil {
			if !strings.Contains(err.Error(), ", not a mapping") {
				t.Fatalf("%v: %+v in\n%s\n%q", err, e, text, text)
			}
			continue
		}
		if !json.Valid([]byte(strings.TrimPrefix(string(out), byteOrderMark))) {
			t.Fatalf("%+v in\n%s\ngave\n%s", e, text, out)
		}
		if e.Prune {
			continue
		}
		var v any
		if !e.Delete {
			v = model(&parse(t, []byte("v: "+e.Value)).Pairs[0].Value)
		}
		if got, want := fmt.Sprint(model(parse(t, out))), fmt.Sprint(edited(model(root), e.Path, v, e.Delete)); got != want {
			t.Fatalf("%+v\n%s\ngave\n%s\nwhich reads\n%s\nnot\n%s", e, text, out, got, want)
		}
	}
}
