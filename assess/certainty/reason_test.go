package certainty

import (
	"math/rand/v2"
	"slices"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// bruteCertify returns a certificate by enumeration: whatever the open
// questions are answered, or left open, the model is the one wanted. It is for
// small questionnaires without gates.
func bruteCertify(b *flipBook, model terms.Model) func(answer.View) bool {
	return func(v answer.View) bool {
		set := b.q.Schema.NewSet()
		for q := range set.Values {
			set.Values[q] = v.Value(q)
		}
		var all func(q int) bool
		all = func(q int) bool {
			if q == len(set.Values) {
				r := b.m.Recommend(b.q.Schema.View(set))
				return r.HasModel() && r.Model == model
			}
			if set.Values[q].State == answer.Given {
				return all(q + 1)
			}
			was := set.Values[q]
			defer func() { set.Values[q] = was }()
			for options := range uint64(1) << len(b.q.Schema.At(q).Options) {
				set.Values[q] = answer.Value{State: answer.Given, Options: options}
				if options == 0 {
					set.Values[q].State = answer.Missing
				}
				if b.q.Schema.At(q).Type != answer.MultiChoice && options&(options-1) != 0 {
					continue
				}
				if !all(q + 1) {
					return false
				}
			}
			return true
		}
		return all(0)
	}
}

// keeping returns the view with only the given questions answered.
func keeping(v answer.View, keep []int) answer.View {
	for q := range v.Schema().Len() {
		if !slices.Contains(keep, q) {
			v = v.Without(q)
		}
	}
	return v
}

// checkReason reports what is wrong with a sufficient reason, "" for nothing.
func checkReason(certify func(answer.View) bool, v answer.View, reason []int) string {
	if !certify(keeping(v, reason)) {
		return "is not sufficient"
	}
	for i := range reason {
		if certify(keeping(v, slices.Delete(slices.Clone(reason), i, i+1))) {
			return "is not minimal"
		}
	}
	if !slices.IsSorted(reason) {
		return "is out of order"
	}
	return ""
}

// The reference case "certificate-five-criteria": with c5 open the model is not
// certain, with c2 open it is.
func TestSufficientReasonReference(t *testing.T) {
	t.Parallel()
	rows := slices.Clone(fiveRows)
	rows[4] = [2][3]int{{5, 2, 4}, {2, 5, 3}} // x 3: 15, 6, 12 and 6, 15, 9
	rows[1] = [2][3]int{{4, 4, 2}, {5, 4, 3}} // x 6: 24, 24, 12 and 30, 24, 18
	b := rowsBook(t, fiveWeights, rows)
	v := b.view(t, fiveAnswers)
	certify := bruteCertify(b, terms.FullyManaged)
	if certify(v.Without(4)) || !certify(v.Without(1)) {
		t.Fatalf("without c5 %v, without c2 %v", certify(v.Without(4)), certify(v.Without(1)))
	}
	reason := SufficientReason(certify, b.m, v)
	if what := checkReason(certify, v, reason); what != "" || !slices.Contains(reason, 4) || slices.Contains(reason, 1) {
		t.Errorf("%v %s", reason, what)
	}
}

func TestSufficientReasonForgetsTheLeastFirst(t *testing.T) {
	t.Parallel()
	questions := []string{
		questionText("idle", "yes_no", "decide", ""),
		questionText("strong", "yes_no", "decide", ""),
		questionText("weak", "yes_no", "decide", ""),
		questionText("opens", "yes_no", "decide", ""),
		questionText("inner", "yes_no", "decide", "when: {opens: yes}"),
	}
	b := newBook(t, questions, "too_close: 0\n", []string{
		criterionText("s", 9, "{strong: yes}", [3]int{6, 0, 0}, ""), criterionText("s2", 2, "{strong: no}", [3]int{0, 6, 0}, ""),
		criterionText("w", 4, "{weak: yes}", [3]int{6, 0, 0}, ""), criterionText("w2", 4, "{weak: no}", [3]int{0, 6, 0}, ""),
		criterionText("i", 3, "{inner: yes}", [3]int{0, 6, 0}, ""),
	}, "")
	v := b.view(t, "{idle: yes, strong: yes, weak: yes, opens: yes, inner: no}")
	certify := bruteCertify(b, terms.FullyManaged)
	// 54 points for fully managed by the strong answer alone; the others can
	// give co-managed 24 and 18 at most.
	if reason := SufficientReason(certify, b.m, v); !slices.Equal(reason, []int{1}) {
		t.Errorf("got %v, want the strong answer alone", reason)
	}
	calls := 0
	SufficientReason(func(v answer.View) bool { calls++; return certify(v) }, b.m, v)
	if calls != 6 { // all, without the idle one, and one for each of four
		t.Errorf("%d certificates", calls)
	}
	if got := SufficientReason(func(answer.View) bool { return false }, b.m, v); got != nil {
		t.Errorf("not certain, yet %v", got)
	}
	if got := SufficientReason(func(answer.View) bool { return true }, b.m, v); got == nil || len(got) != 0 {
		t.Errorf("certain without any answer, yet %v", got)
	}
	// A question that opens others weighs as much as they do.
	if w := weightOf(b.m, b.q.Schema); !slices.Equal(w, []int64{0, 66, 48, 18, 18}) {
		t.Errorf("weights %v", w)
	}
}

// An answer kept under a hidden question must not take part unseen when the
// question that hides it is forgotten.
func TestSufficientReasonHidden(t *testing.T) {
	t.Parallel()
	b := newBook(t, []string{
		questionText("outer", "yes_no", "decide", ""),
		questionText("inner", "yes_no", "decide", "when: {outer: yes}"),
	}, "too_close: 0\n", []string{
		criterionText("o", 4, "{outer: no}", [3]int{6, 0, 0}, ""),
		criterionText("i", 4, "{inner: no}", [3]int{6, 0, 0}, ""), criterionText("i2", 8, "{inner: yes}", [3]int{0, 6, 0}, ""),
	}, "")
	v := b.view(t, "{outer: no, inner: no}")
	if got := SufficientReason(bruteCertify(b, terms.FullyManaged), b.m, v); !slices.Equal(got, []int{0}) {
		t.Errorf("got %v, want the outer answer", got)
	}
}

func TestSufficientReasonRandom(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(4, 4))
	for range 40 {
		weights, rows := make([]int, 5), make([][2][3]int, 5)
		for i := range rows {
			weights[i] = 1 + rng.IntN(10)
			for j := range 2 {
				top := rng.IntN(7)
				rows[i][j] = [3]int{top, (top + 1 + rng.IntN(5)) % 7, rng.IntN(7)}
			}
		}
		b := rowsBook(t, weights, rows)
		v := b.view(t, fiveAnswers)
		r := b.recommend(v)
		certify := bruteCertify(b, r.Model)
		reason := SufficientReason(certify, b.m, v)
		if !r.HasModel() || !certify(v) {
			t.Fatalf("everything is answered: %s", r.Outcome)
		}
		if what := checkReason(certify, v, reason); what != "" {
			t.Fatalf("%v %s", reason, what)
		}
	}
}

// The certificate is another's; here it costs next to nothing.
func BenchmarkSufficientReason(b *testing.B) {
	book := shippedBook(b)
	v := book.view(b, fullAnswers)
	people := book.q.Schema.Find("it_fte")
	certify := func(v answer.View) bool { return v.State(people) == answer.Given }
	for b.Loop() {
		SufficientReason(certify, book.m, v)
	}
}
