package assess

import "testing"

// How near is near stands in the matrix; one that does not say so limits nothing.
func TestReachIsAsTheMatrixSays(t *testing.T) {
	t.Parallel()
	q := questionnaire(t, ask("it_fte", "number", "limits: {min: 0, max: 100, decimals: 2}"), ask("a", "yes_no", ""))
	text := criterion("x", 1, "{a: yes}", 0, 1, 2, "")
	older := matrix(t, q, head+text).Reach
	own := matrix(t, q, "version: 1\nflips: {count_up_to: 2, count_step: 0.5, share: 10, give_up: {a: yes}, source: Ours}\ncriteria:\n"+text).Reach
	open := matrix(t, q, "version: 1\nflips: {count_up_to: 2, count_step: 0.5, share: 10, source: Ours}\ncriteria:\n"+text).Reach
	yes, no, missing := view(t, q, "{a: yes}"), view(t, q, "{a: no}"), view(t, q, "{}")
	if older.Limited || !older.GivingUp(no) || !own.GivingUp(yes) || own.GivingUp(no) || own.GivingUp(missing) || !open.GivingUp(no) {
		t.Errorf("older %+v, own %+v, without give_up %+v", older, own, open)
	}
	for _, test := range []struct {
		now, next  int64
		head, want bool
	}{
		{200, 250, true, true},
		{200, 251, true, false},
		{200, 150, true, true},
		{0, 50, true, true},
		{201, 221, true, true}, // above two people by the share
		{201, 222, true, false},
		{200, 250, false, false},
		{1000, 1100, false, true},
		{1000, 1101, false, false},
		{1000, 900, false, true},
	} {
		if got := own.Number(test.now, test.next, test.head); got != test.want {
			t.Errorf("from %d to %d, people %v: %v", test.now, test.next, test.head, got)
		}
	}
}
