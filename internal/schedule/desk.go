package schedule

import (
	"encoding/json"
	"strconv"

	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// Load is how much of a matrix the client's IT people carry; nil where they have no part.
func (c *Case) Load(m *result.RACI) *result.Load {
	contract := c.Playbook.Catalogue.Contract()
	if contract == nil || m.Model == nil {
		return nil
	}
	out := &result.Load{Towers: []result.TowerLoad{}}
	var towers [terms.NumTowers]result.TowerLoad
	for i := range m.Activities {
		l, t := m.Activities[i].Letters[responsibility.ClientIT], &towers[m.Activities[i].Tower]
		if l.Responsible() {
			out.Does++
			t.Does++
		}
		if l.Accountable() {
			out.Answers++
			t.Answers++
		}
	}
	if out.Does+out.Answers == 0 {
		return nil
	}
	for t := range towers {
		if towers[t].Tower = terms.Tower(t); towers[t].Does+towers[t].Answers > 0 {
			out.Towers = append(out.Towers, towers[t])
		}
	}
	pairs := []string{"{does}", strconv.Itoa(out.Does), "{answers}", strconv.Itoa(out.Answers)}
	if c.Known {
		posts, rows := answer.FormatHundredths(c.Least), c.Least*contract.RowsPerPost()/100
		out.Posts, out.Carry = asNumber(posts), asNumber(strconv.FormatInt(rows, 10))
		out.TooMuch = int64(out.Does)*100 > c.Most*contract.RowsPerPost()
		pairs = append(pairs, "{people}", postsInWords(&c.Playbook.Language, c.Least, c.Most), "{most}", strconv.FormatInt(c.Most*contract.RowsPerPost()/100, 10))
	}
	out.Text = contract.LoadText(c.Known, out.TooMuch, pairs...)
	return out
}

func asNumber(text string) *json.Number {
	n := json.Number(text)
	return &n
}

// onePost is a whole post, in hundredths.
const onePost = 100

func postsInWords(l *words.Language, least, most int64) string {
	posts, text := 2, l.Plain(answer.FormatHundredths(least)) // a part of a post counts as several
	if least != most {
		text = l.Say("words.between", "low", text, "high", l.Plain(answer.FormatHundredths(most)))
	} else if least == onePost {
		posts = 1
	}
	return l.Say("schedule.posts", "n", posts, "posts", text)
}

// desk is the work of the client's IT people today and under the matrix; nil where today
// it is not theirs, or nobody said whose it is.
func (c *Case) desk(m *result.RACI) *result.Desk {
	contract := c.Playbook.Catalogue.Contract()
	if contract == nil {
		return nil
	}
	own, partly := contract.Today(c.View)
	if !own {
		return nil
	}
	var leaves, stays workByTower
	for i := range m.Activities {
		row := &m.Activities[i]
		a := c.Playbook.Catalogue.Find(row.ID)
		now := row.Letters[responsibility.ClientIT]
		provider := row.Letters.Does(responsibility.ProviderParty) && row.Fee == responsibility.Included
		today := a.Own()
		switch {
		case now.Holds():
			stays.add(row)
		case today[responsibility.ClientIT].Responsible() && provider && row.Side != terms.ThirdParty && row.Status != responsibility.Open:
			leaves.add(row)
		}
	}
	out := &result.Desk{Leaves: leaves.byTower(contract, c.View), Stays: stays.byTower(contract, c.View), Partly: partly, Shown: contract.Shown()}
	out.LeavesNote, out.StaysNote = contract.DeskNotes(partly, len(out.Stays) == 0)
	return out
}

// workByTower is rows by tower.
type workByTower [terms.NumTowers][]string

func (w *workByTower) add(row *responsibility.Row) {
	w[row.Tower] = append(w[row.Tower], row.ID)
}

// byTower lists the towers with rows, those first that take the week today.
func (w *workByTower) byTower(c *responsibility.Contract, v answer.View) []result.Work {
	out := []result.Work{}
	for _, first := range []bool{true, false} {
		for t, rows := range w {
			if focus := c.Focus(v, terms.Tower(t)); len(rows) > 0 && focus == first {
				out = append(out, result.Work{Tower: terms.Tower(t), Focus: focus, Rows: rows})
			}
		}
	}
	return out
}
