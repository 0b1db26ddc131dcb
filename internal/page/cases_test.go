package page_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/render"
	"mspscope/internal/scope"
)

// said is what the client of an example reads, and what would not be true of it; by the
// id of the example in testdata/cases.yaml.
var said = map[string]struct{ says, never []string }{
	"sisters_share_one_person": {
		[]string{"two and a half days a week; that is enough to guide a provider", "Fully managed: You would rather have IT off your desk", "with that person in a named role"},
		[]string{"your team is free", "The way back"},
	},
	"sister_with_a_tenth":            {[]string{"there will be less than a day a week for IT"}, []string{"With one IT person", "Worth considering beside it"}},
	"group_counts_two_at_the_parent": {[]string{"You have one IT post (one person, or two part-time): the core case for sharing", "With no IT people of your own"}, []string{"two or three IT people"}},
	"leaver_of_two":                  {[]string{"What only that person knows has to be handed over before the last working day"}, []string{"For now:", "The way back"}},
	"leaver_nobody_left_yet": {
		[]string{"For now: the post of the person who leaves is to be filled again", "Before the contract we confirm with you: plan for your own IT staff", "Give that notice only when the person is in the post"},
		[]string{"first IT hire", "People at your company do IT work today"},
	},
	"on_long_sick_leave": {[]string{"When your main IT person is away, work slows or stops"}, []string{"Somebody who knows your IT is leaving", "For now:"}},
	"sick_leave_and_nobody_here": {
		[]string{"If somebody is away for a time, the provider bridges it", "sooner where somebody comes back who knows your systems", "This is a draft: we assumed that nobody whose main job is IT will be here"},
		[]string{"is to be filled again", "Somebody who knows your IT is leaving"},
	},
	"roll_up_of_clinics":   {[]string{"You have two or three IT people", "an answer that is still open can"}, []string{"Worth considering beside it"}},
	"roll_up_without_it":   {[]string{"Nobody in your company will have IT as a main job", "fast and will have no IT team that grows with you"}, []string{"For now:", "With one IT person"}},
	"half_stated_desk_out": {[]string{"So far your decisions point to hybrid", "your team is free for systems and projects", "Your answers otherwise point to co-managed"}, []string{"systems behind it as well", "Nothing in these answers"}},
	"half_stated_five_out": {[]string{"and systems behind it as well; what your team keeps is then its own"}, []string{"your team is free for systems"}},
	"half_stated_last_tower": {
		[]string{"What decides: who should run security operations.", "that would be a duty that you have not named"},
		[]string{"your team is free for systems"},
	},
	"dispute_on_the_plan":     {[]string{"people answered differently", "Until that is settled it counts as open", "What decides: plan for your own IT staff"}, []string{"finance director", "operations manager", "For now:", "The way back"}},
	"dispute_on_say":          {[]string{"Say you want in IT: people answered differently"}, []string{"one owner", "Worth considering beside it"}},
	"dispute_on_the_count":    {[]string{"People whose main job is IT: people answered differently", "needs at least two of them"}, []string{"office manager", "plant manager", "fits best", "A tower"}},
	"dispute_on_the_desk":     {[]string{"Before the contract we confirm with you: who should run service desk", "with the provider and with your own people"}, []string{"head of IT", "Nothing that is still open changes it"}},
	"range_across_nobody":     {[]string{"What decides: people whose main job is IT", "A part of IT that your own people run alone needs at least two of them"}, []string{"A tower", "fits best", "You have one IT post"}},
	"range_within_a_team":     {[]string{"You have IT people and mean to keep them"}, []string{"You have two or three IT people"}},
	"restricted_by_agreement": {[]string{"By your decisions this is hybrid", "Many providers would sell that as co-managed"}, []string{"your team is free for systems"}},
	"restricted_by_reason":    {[]string{"By your decisions this is hybrid", "help is best bought by the part"}, []string{"Nothing in these answers"}},
	"restricted_everything":   {[]string{"What is left for a provider is advice, projects and cover for absences", "Which part could go first"}, []string{"Worth considering beside it"}},
	"part_post_who_goes":      {[]string{"Settle their next role or leaving date with them first", "it becomes co-managed"}, []string{"For now:", "Nobody in your company"}},
	"part_post_open_plan":     {[]string{"What decides: plan for your own IT staff"}, []string{"fits best", "For now:"}},
	"first_hire_signed_half":  {[]string{"you have IT people of your own who stay"}, []string{"is planned and not signed", "The way back"}},
	"first_hire_wished_for": {
		[]string{"For now: your first IT hire is planned and not signed yet", "With one IT person of your own, co-managed would cost", "that person's pay is not in it"},
		[]string{"is to be filled again", "People at your company do IT work today"},
	},
	"carve_out_without_it":     {[]string{"For now: your first IT hire is planned and not signed yet"}, []string{"Worth considering beside it"}},
	"carve_out_with_two":       {[]string{"the missing skills can be called in"}, []string{"The way back"}},
	"tiny_and_attacked":        {[]string{"Nothing that is still open changes it"}, []string{"For now:", "The way back"}},
	"big_calm_team_one_gap":    {[]string{"The provider would run security operations, you would share strategy, compliance, vendors and projects, and the rest stays with your team", "may isolate a device at once by a list that you sign"}, []string{"More work than", "other companies"}},
	"calm_team_of_six_one_gap": {[]string{"what it does need can be handed over whole"}, []string{"holds the admin rights"}},
	"network_with_the_landlord": {
		[]string{"network stays with another company, and the rest stays with your team"},
		[]string{"manages every firewall", "fully managed fits"},
	},
	"big_overloaded_team":      {[]string{"Your team has more work than time"}, []string{"Worth considering beside it", "can be handed over whole"}},
	"big_team_alone":           {[]string{"A first view on 1 answer."}, []string{"fits best", "Worth considering beside it"}},
	"solo_hands_off_undecided": {[]string{"Too close to call: fully managed or co-managed", "are both priced", "Co-managed: Your answers fit this nearly as well"}, []string{"fits best", "in a named role"}},
	"solo_stays_hands_off":     {[]string{"with whoever holds it in a named role beside it", "You would rather have IT off your desk"}, []string{"The way back"}},
	"only_wishes":              {[]string{"A first view on 2 answers."}, []string{"You have IT people and mean to keep them", "fits best"}},
	"only_towers":              {[]string{"Hybrid IT (split by function) is where this points so far"}, []string{"fits best"}},
	"only_size":                {[]string{"Nothing to recommend yet"}, []string{"Ruled out", "What it costs"}},
	"own_team_number_open":     {[]string{"how many they are is the next thing to ask"}, []string{"You have one IT post", "fits best"}},
	"two_part_timers":          {[]string{"This follows from your answers on people whose main job is IT", "You have one IT post (one person, or two part-time)"}, []string{"Worth considering beside it", "one IT person"}},
	"desk_out_of_thirty": {
		[]string{"So far your decisions point to hybrid", "What you decided so far about the parts of IT points to hybrid"},
		[]string{"By your decisions this is", "makes this hybrid"},
	},
	"keeps_people_and_counts_none": {[]string{"If IT people of your own stay, it would be"}, []string{"or if", "Your IT team", "your team"}},
	"sisters_share_three":          {[]string{"more than one IT person and fewer than two", "With two IT people instead of 1.5"}, []string{"You have one IT post", "two or three IT people"}},
	"estimated_half_post":          {[]string{"Before the contract we confirm with you: people whose main job is IT"}, []string{"Nothing that is still open changes it"}},
	"one_of_three_retires":         {[]string{"You have two or three IT people", "What only that person knows has to be handed over"}, []string{"For now:", "fully managed fits"}},
	"two_become_one":               {[]string{"we assumed that your IT person stays", "Your own IT gets smaller, and somebody stays"}, []string{"With no answer"}},
	"roll_up_with_it_in_one":       {[]string{"You have two or three IT people", "hands and specialists behind them"}, []string{"Worth considering beside it"}},
	"no_team_wants_to_share":       {[]string{"nobody will be there to do it. Who will run them?"}, []string{"The way back", "With one IT person"}},
	"relative_of_the_owner":        {[]string{"Nobody in your company will have IT as a main job", "That speaks for co-managed"}, []string{"You do not want IT staff", "For now:"}},
}

// The example clients do not only get the model that a consultant would choose; they are
// told what that consultant would say, and nothing that is not so with them.
func TestExampleClientsAreToldWhatIsTrueOfThem(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	documents := caseDocuments(t)
	for id, want := range said {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			text := clientPage(t, p, documents[id])
			for _, sentence := range want.says {
				if !strings.Contains(text, sentence) {
					t.Errorf("the client does not read %q in\n%s", sentence, text)
				}
			}
			for _, sentence := range want.never {
				if strings.Contains(text, sentence) {
					t.Errorf("the client reads %q in\n%s", sentence, text)
				}
			}
		})
	}
}

// caseDocuments are the example clients as engagement files, by id.
func caseDocuments(tb testing.TB) map[string]string {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases.yaml"))
	if err != nil {
		tb.Fatal(err)
	}
	var file struct {
		Cases []struct {
			ID             string
			Answers, Basis map[string]any
		}
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		tb.Fatal(err)
	}
	documents := map[string]string{}
	for _, c := range file.Cases {
		document, err := yaml.Marshal(map[string]any{"answers": c.Answers, "basis": c.Basis})
		if err != nil {
			tb.Fatal(err)
		}
		documents[c.ID] = string(document)
	}
	return documents
}

// clientPage is the page of a recommendation as the client reads it, on one line.
func clientPage(tb testing.TB, p *playbook.Playbook, document string) string {
	tb.Helper()
	r, err := scope.Of(p, playbooktest.Engagement(tb, p, document), scope.Ask{})
	if err != nil {
		tb.Fatal(err)
	}
	var b bytes.Buffer
	if err := render.Text(&b, page.Recommend(r.ForClient()), render.Terminal{Width: 80}); err != nil {
		tb.Fatal(err)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
