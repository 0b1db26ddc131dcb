// Package pricing turns a split of towers and a client's answers into a price.
// A rate card (data) holds every figure; one function of the split prices all
// three models, so that a model never costs more or less than the work in it.
//
// Goals: exact decimal arithmetic with one rounding a line, half up to the
// cent; three cases (low, typical, high) built line by line; an open count is
// priced from the card's assumed range and says so, and what cannot be priced
// is unknown and never zero; lines that add up to their totals to the cent, or
// to whatever the smallest part of the currency is.
//
// Non-goals: taxes, two currencies in one card, invoices, margins, and which model
// to recommend. The package reads no files and knows no clock.
package pricing

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// unit is a class of things that are counted and priced each month.
type unit uint8

// The unit classes, in the order of their lines.
const (
	users unit = iota
	lightUsers
	endpoints
	sharedDevices
	servers
	networkDevices
	extraSites
	numUnits
)

// unitIDs are the names of the classes in a rate card and of their lines.
var unitIDs = [numUnits]string{"user", "light_user", "endpoint", "shared_device", "server", "network_device", "extra_site"}

// unitQuestions are the questions that count the classes. Locations are
// counted with the first one, which is part of the base.
var unitQuestions = [numUnits]string{
	"users_count", "light_users_count", "endpoints_count", "shared_devices_count",
	"servers_count", "network_devices_count", "sites_count",
}

// Card is a rate card, compiled for use with the schema it was read with. It
// does not change and may be used by any number of goroutines.
type Card struct {
	Name     string // of the card, as a person reads it
	Currency string // ISO 4217 code of every amount
	AsOf     string // year and month of the figures, "2026-11"

	places    int           // decimals of an amount
	questions [numUnits]int // indices in the schema, -1 where it has none
	lookups   []int         // what the comparison over the term looks up by name, likewise
	rates     [numUnits]rate
	bands     []band
	weights   [terms.NumTowers]int64 // hundredths; add up to 100
	shared    [numCases]int64        // hundredths: the provider's share of a shared tower

	spread            estimateSpread
	said              unsettledTexts
	perUser           [numUnits]assumption // of an open count, for each user
	endpointsPerUser  [numCases]int64      // hundredths
	endpointsOpen     string
	usersOpen         string
	noPrice           string
	uplifts           []percentRule
	addons            []addon
	notPriced         []note
	unpriced          []unpricedOptions
	unpricedText      string // of an option without a price; "" for none
	open              []openNote
	onboarding        onboardingRule
	minimum           *cases  // nil when the card has none in force
	market            *market // nil when the card has none
	indicativeWarning string
	labels            lineLabels
	lineIDs           []string // everything that a quote may leave out
	comparison        comparisonRules
	inHouse           *inHouseRules // nil when the card has none
}

// rate is the price of one unit of a class when every tower is the provider's.
// Without a price the class is quoted separately.
type rate struct {
	label  string
	unit   string
	priced bool
	list   cases
	// One for each volume band, computed at load.
	banded []bandedRate
}

// bandedRate is the list rate inside one volume band.
type bandedRate struct {
	id    string // of the line
	label string
	basis string
	rates cases // list rate times the band's percentage, exact
}

// band is a volume band: units from..to (0: no end) of a class.
type band struct {
	from, to   int64
	percent    int64
	indicative bool
}

// assumption is what is assumed while a count is open.
type assumption struct {
	perUser [numCases]int64 // hundredths
	text    string
}

// rule is a condition with its exception.
type rule struct {
	answer.Rule

	// Which of the card's open notes belong to questions that the rule tests.
	notes  uint64
	tested []int // the questions on which it hangs, also by their gates
}

// needs says which sides of which towers a rule is for; a rule without needs
// is for every split.
type needs [terms.NumTowers]uint8 // bits by terms.Side

// meets reports whether one of the towers has one of the sides.
func (n *needs) meets(s terms.Split) bool {
	for t, sides := range n {
		if sides&(1<<s[t]) != 0 {
			return true
		}
	}
	return *n == needs{}
}

// percentRule is a risk uplift: a percentage of the monthly base.
type percentRule struct {
	rule
	id, label, basis string
	percent          cases
}

// per is what the rate of an add-on is for.
type per uint8

const (
	perUser per = iota
	perEndpoint
	perServer
	perSite
	perEngagement
	perBase // the rate is a percentage of the monthly base
)

var perIDs = [...]string{"user", "endpoint", "server", "site", "engagement", "percent_of_base"}

// Words lists what a rate can be for.
func (per) Words() []string { return slices.Clone(perIDs[:]) }

// UnmarshalText reads what a rate is for.
func (p *per) UnmarshalText(id []byte) error {
	place, err := terms.Place(id, perIDs[:], "kind of rate")
	if err == nil {
		*p = per(place)
	}
	return err
}

// addon is work beyond the base.
type addon struct {
	rule
	id, label, basis string
	per              per
	unit             string
	quantity         cases // perEngagement
	priced           bool  // otherwise it is quoted separately
	rate             cases
	needs            needs
	included         needs // the base holds the add-on already
}

// applies reports whether the add-on is for a split at all.
func (a *addon) applies(s terms.Split) bool {
	if !a.needs.meets(s) {
		return false
	}
	return a.included == (needs{}) || !a.included.meets(s)
}

// note is a sentence that stands beside the price when its rule counts.
type note struct {
	rule
	needs needs
	text  string
}

// openNote is a sentence for an open question that could add to the price.
type openNote struct {
	question int
	id       string
	text     string
}

// onboardingRule is the one-time fee in months of the monthly base.
type onboardingRule struct {
	months cases
	basis  string
	raise  []onboardingRaise // the first one that counts replaces months
}

type onboardingRaise struct {
	rule
	months cases
	basis  string
}

// lineLabels are the words on computed lines.
type lineLabels struct {
	Minimum      string `yaml:"minimum" doc:"The line that lifts the fee to the minimum."`
	MinimumAgain string `yaml:"minimum_again" doc:"The line that lifts it again where the discount led below it."`
	Discount     string `yaml:"discount" doc:"The line of the discount that a quote gives."`
	Onboarding   string `yaml:"onboarding" doc:"The line of the one-time fee."`
}

// knows reports whether a quote may leave out lines with the given id.
func (c *Card) knows(id string) bool { return slices.Contains(c.lineIDs, id) }
