package change_test

import (
	"fmt"
	"strings"
	"testing"

	"mspscope/responsibility/change"
	"mspscope/responsibility/chart"
)

func matrix(tb testing.TB, table string) *chart.Chart {
	tb.Helper()
	g, err := chart.ReadCSV("m.csv", []byte(table))
	if err != nil {
		tb.Fatal(err)
	}
	m, err := chart.FromGrid(g, &chart.Names{})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// said writes what differs in a few words.
func said(d *change.Diff) string {
	var all []string
	for _, r := range d.Added {
		all = append(all, "+"+r.ID+" "+r.Name)
	}
	for _, r := range d.Gone {
		all = append(all, "-"+r.ID+" "+r.Name)
	}
	for _, p := range d.Renamed {
		all = append(all, p.Before.Name+">"+p.After.Name)
	}
	for _, m := range d.Moved {
		for _, l := range m.Letters {
			all = append(all, fmt.Sprintf("%s %s %v>%v", m.After.ID, l.Letter, l.Before, l.After))
		}
	}
	for _, p := range d.Handoffs {
		all = append(all, "how "+p.After.ID)
	}
	for _, p := range d.Fees {
		all = append(all, "fee "+p.After.ID)
	}
	return strings.Join(all, "; ")
}

const head = "id,activity,client_it,msp_engineering,handoff,fee\n"

func TestBetween(t *testing.T) {
	t.Parallel()
	before := head + "N-1,Patch servers,A/R,,,client\nN-2,Run backups,A,R,We call.,included\n"
	for name, test := range map[string]struct{ before, after, want string }{
		"nothing":        {before, before, ""},
		"another order":  {before, head + "N-2,Run backups,A,R,We call.,included\nN-1,Patch servers,R/A,,,client\n", ""},
		"a letter":       {before, head + "N-1,Patch servers,A,R,,client\nN-2,Run backups,A,R,We call.,included\n", "N-1 R [client_it]>[msp_engineering]"},
		"both letters":   {before, head + "N-1,Patch servers,I,A/R,,client\nN-2,Run backups,A,R,We call.,included\n", "N-1 A [client_it]>[msp_engineering]; N-1 R [client_it]>[msp_engineering]; N-1 I []>[client_it]"},
		"new and gone":   {before, head + "N-2,Run backups,A,R,We call.,included\nN-3,Test restores,A,R,,included\n", "+N-3 Test restores; -N-1 Patch servers"},
		"a name":         {before, head + "N-1,Patch all servers,A/R,,,client\nN-2,Run backups,A,R,We call.,included\n", "Patch servers>Patch all servers"},
		"another id":     {before, head + "N-9,Patch servers,A/R,,,client\nN-2,Run backups,A,R,We call.,included\n", ""},
		"how and fee":    {before, head + "N-1,Patch servers,A/R,,,client\nN-2,Run backups,A,R,They call.,extra\n", "how N-2; fee N-2"},
		"without a fee":  {before, "id,activity,client_it,msp_engineering,handoff\nN-1,Patch servers,A/R,,\nN-2,Run backups,A,R,We call.\n", ""},
		"without ids":    {"Activity,CIO,MSP\nPatch servers,A,R\nRun backups,A,R\n", "Activity,MSP,CIO\nPatching of servers,A,R\nRun backups,R,A\n", "Patch servers>Patching of servers;  A [cio]>[msp];  R [msp]>[cio]"},
		"another column": {before, "id,activity,client_it,client_sponsor,handoff\nN-1,Patch servers,A/R,,\nN-2,Run backups,A,R,We call.\n", "N-2 R [msp_engineering]>[client_sponsor]"},
	} {
		d := change.Between(matrix(t, test.before), matrix(t, test.after))
		if got := said(d); got != test.want || d.Same() != (test.want == "") {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// A change read backwards has the same rows with before and after exchanged.
func TestBackwards(t *testing.T) {
	t.Parallel()
	a := matrix(t, head+"N-1,Patch servers,A/R,,,client\nN-2,Run backups,A,R,We call.,included\n")
	b := matrix(t, head+"N-2,Run all backups,,A/R,,extra\nN-3,Test restores,A,R,,included\n")
	there, back := change.Between(a, b), change.Between(b, a)
	if len(there.Added) != len(back.Gone) || len(there.Gone) != len(back.Added) || len(there.Moved) != len(back.Moved) || len(there.Fees) != len(back.Fees) || len(there.Renamed) != len(back.Renamed) {
		t.Errorf("%s and %s", said(there), said(back))
	}
}
