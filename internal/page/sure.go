package page

import (
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
)

// sure says how sure the recommendation is, in a sentence that can be read out. The
// figures behind it are for whoever asks how it was worked out.
func sure(r *result.Result) []Block { return some(Text(r.Recommendation.Sure), assumed(r)) }

// unsure is the same for pages about something else: only where what they show may
// still become something else.
func unsure(r *result.Result) []Block {
	if rec := &r.Recommendation; !rec.Leaning() && !rec.Close() {
		return nil
	}
	return sure(r)
}

// doubtful says the verdict with what keeps it from being firm, as the provider reads
// it before the next call.
func doubtful(r *result.Result) []Block {
	rec := &r.Recommendation
	if rec.Verdict == nil {
		return nil
	}
	var l List
	for _, d := range rec.Doubts {
		l.Items = append(l.Items, Item{Mark: "?", Text: d.Text})
	}
	return some(Facts{Pairs: [][2]string{{r.Language.SayOf("sure.verdict", *rec.Verdict), figures(r)}}}, listOrNil(l))
}

// assumed is what a client's page takes to be true although another answer says
// otherwise: the page is a draft until that is settled.
func assumed(r *result.Result) Block {
	var l List
	for _, a := range r.Recommendation.Assumed {
		l.Items = append(l.Items, Item{Mark: "!", Text: a})
	}
	return listOrNil(l)
}

// figures are the proof, the trials with other weights and the coding of the words.
func figures(r *result.Result) string {
	rec := &r.Recommendation
	text := sureWords(r)
	if rec.Stability != nil && rec.RunnerUp != nil {
		text = running(text, stabilityWords(r, *rec.Stability, rec.Exact))
	}
	if rec.CodingProof != nil && *rec.CodingProof && rec.RunnerUp != nil {
		text = running(text, r.Say("sure.weights_independent"))
	}
	return text
}

// sureWords says what the open answers can still do to the model; "" when
// nothing was proved or no model is named.
func sureWords(r *result.Result) string {
	rec := &r.Recommendation
	if rec.Certain == nil || rec.Model == nil {
		return ""
	}
	switch {
	case *rec.Certain && len(rec.Open) == 0:
		return r.Say("sure.all_answered")
	case *rec.Certain:
		return r.Say("sure.proved", "open", len(rec.Open), "model", inSentence(r, *rec.Model))
	case !*rec.Proved:
		return r.Say("sure.not_proved")
	}
	text := r.Say("sure.can_change")
	if others := otherwise(r); others != "" {
		text = r.Say("sure.can_change_to", "others", others)
	}
	if topics := deciding(rec, 3); len(topics) > 0 {
		text = running(text, r.Say("sure.ask_first", "topics", strings.Join(topics, "; ")))
	}
	return text
}

// stabilityWords says in how many of a hundred trials with other weights the
// model stays first. It is never called a probability.
func stabilityWords(r *result.Result, st result.Thousandths, exact bool) string {
	band := bandWords(r)
	switch {
	case st == 1000 && exact:
		return r.Say("sure.always_first", "band", band)
	case st == 1000:
		return r.Say("sure.every_trial", "band", band)
	case st < 10:
		return r.Say("sure.few_trials", "band", band)
	}
	return r.Say("sure.some_trials", "band", band, "trials", int(st/10))
}

// bandWords says by how much the weights are varied.
func bandWords(r *result.Result) string {
	percent := r.Words.Band
	switch {
	case percent == nil || *percent == 25:
		return r.Say("sure.band_quarter")
	case *percent == 50:
		return r.Say("sure.band_half")
	}
	return r.Say("sure.band_percent", "percent", *percent)
}

// otherwise names what else the open answers can lead to: models, and outcomes without
// one. "" for nothing.
func otherwise(r *result.Result) string {
	var others []string
	for _, m := range r.Recommendation.Others() {
		others = append(others, inSentence(r, m))
	}
	for _, outcome := range r.Recommendation.Without {
		switch outcome {
		case assess.NoneNeeded:
			others = append(others, r.Say("sure.no_service"))
		case assess.AllVetoed:
			others = append(others, r.Say("sure.no_model"))
		case assess.Recommended, assess.TooClose, assess.NothingScored:
		}
	}
	text := ""
	for i, other := range others {
		if i > 0 {
			other = r.Say("sure.or_to", "first", text, "next", other)
		}
		text = other
	}
	return text
}

// deciding lists the topics of the open questions that can change the model,
// what settles it soonest first.
func deciding(rec *result.Recommendation, most int) []string {
	var topics []string
	for i := range rec.ToConfirm {
		if c := &rec.ToConfirm[i]; c.Changes() && len(topics) < most {
			topics = append(topics, c.Topic)
		}
	}
	for _, o := range rec.ByWorth() {
		if o.Changes() && len(topics) < most {
			topics = append(topics, o.Topic)
		}
	}
	return topics
}

// given counts the answers.
func given(r *result.Result) int {
	n := 0
	for i := range r.Answers {
		if r.Answers[i].Given() {
			n++
		}
	}
	return n
}
