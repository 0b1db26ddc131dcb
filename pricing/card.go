// Package pricing turns a split of towers and a client's answers into a price.
// A rate card (data) holds every figure; one function of the split prices all
// three models, so that a model never costs more or less than the work in it.
//
// Goals: exact decimal arithmetic with one rounding a line, half up to the
// cent; one price for each unit, and three cases (low, typical, high) that come
// from what is not known of the client, each cause named; an open count is
// priced from the card's assumed range and says so, and what cannot be priced
// is unknown and never zero; lines that add up to their totals to the cent, or
// to whatever the smallest part of the currency is.
//
// Non-goals: taxes, two currencies in one card, invoices, and which model
// to recommend. The package reads no files and knows no clock.
package pricing

import (
	"slices"
	"sync"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// unit is a class of things that are counted and priced each month, by its place
// among the classes of the card. Every card has the first two.
type unit int

// The classes that prices are worked out from by name.
const (
	users unit = iota
	endpoints
	numFixed
)

// fixedIDs are the names of the classes that every card has.
var fixedIDs = [numFixed]string{"user", "endpoint"}

// siteID and serverID are classes with a meaning of their own: locations beyond
// the first one, which things may come along with, and the unit in which the
// volume of systems is counted.
const (
	siteID   = "extra_site"
	serverID = "server"
)

// MaxClasses is how many unit classes a card may have.
const MaxClasses = 32

// countedBy are the questions that count the classes of cards that do not say so.
var countedBy = map[string]string{
	"user": "users_count", "light_user": "light_users_count", "endpoint": "endpoints_count", "shared_device": "shared_devices_count",
	"server": "servers_count", "network_device": "network_devices_count", siteID: "sites_count",
}

// Card is a rate card, compiled for use with the schema it was read with. It
// does not change and may be used by any number of goroutines.
type Card struct {
	Name     string // of the card, as a person reads it
	Currency string // ISO 4217 code of every amount
	AsOf     string // year and month of the figures, "2026-11"

	places       int // decimals of an amount
	language     *words.Language
	classes      []class // users and endpoints first
	parts        []unit  // the classes that are a part of another one, in the order in which they are taken out of it
	sites        unit    // the class of further locations, -1 where the card has none
	lookups      []int   // what prices look up by name in the schema, -1 where it has none
	volume       [numVolumes]volumeSteps
	weights      [terms.NumTowers]int64 // hundredths; of classes without their own
	share        shareRules
	tolerance    toleranceRule
	delivery     delivery
	corridor     corridorRules
	checks       checkRules
	schedule     []scheduled
	today        todayRules
	scheduleText string

	memory sync.Pool // *workspace

	spread            estimateSpread
	said              unsettledTexts
	endpointsPerUser  [numCases]int64 // hundredths
	endpointsOpen     string
	usersOpen         string
	noPrice           string
	uplifts           []percentRule
	addons            []addon
	furtherProgram    int64 // hundredths of a percent
	notPriced         []note
	unpriced          []unpricedOptions
	unpricedText      string // of an option without a price; "" for none
	open              []openNote
	onboarding        onboardingRule
	minimum           *cases           // nil when the card has none in force
	usualLeast        *decimal.Decimal // the figure of one that is not in force, nil for none
	market            *market          // nil when the card has none
	indicativeWarning string
	labels            lineLabels
	lineIDs           []string // everything that a quote may leave out
	comparison        comparisonRules
	inHouse           *inHouseRules // nil when the card has none
}

// class is a unit class with its price when every tower is the provider's. Without
// a price the class is quoted separately.
type class struct {
	id, label, unit string
	basis           string
	question        int   // that counts it, -1 where the schema has none
	months          int   // the question that says how many months of the year they are there, -1 for all year
	monthsLeast     int64 // whole months that are charged at least
	of              unit  // the class whose number holds this one's, -1 for none
	allWhen         *rule // while the number is open, all of that class are of this one where the rule counts
	allBeyond       int64 // of how many of that class this is not taken, in hundredths
	included        int64 // how many come with the base, in hundredths
	perSite         int64 // how many come along with each further location, likewise
	volume          volumeGroup
	atSite          bool // it stands at a location
	person          bool // a person, in the price for each of whom it counts by its price

	priced       bool
	price, tools int64 // hundredths; tools is the part of the price that no sharing of work lowers
	cost         int64 // hundredths: what a unit costs the provider each month, 0 where it is not known
	setUp        int64 // hundredths: what taking over one unit costs once
	takenOver    bool  // that is known
	weights      [terms.NumTowers]int64
	alone        [terms.NumTowers]int64 // hundredths: the most that the tower costs where it is the only operational one, 0 for no limit
	least        [terms.NumTowers]int64 // hundredths: the least that the tower costs where ours run it
	assumed      assumption             // while the number is open, for each user
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
	shown            string // the label of the line, with its percentage
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
	shown            string // the label of the line, with its percentage
	per              per
	unit             string
	quantity         cases // perEngagement
	priced           bool  // otherwise it is quoted separately
	rate             cases
	needs            needs
	included         needs  // the base holds the add-on already
	percentOf        []unit // perBase: of which classes, all where it is empty
	scope            scopeRule
	limits           addonLimits
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
	months cases // of the base; unknown where units have a fee of their own
	byUnit bool  // what is taken over is counted, each unit at its class's fee
	floor  decimal.Decimal
	basis  string
	text   string
	raise  []onboardingRaise // by unit each one that counts adds its percentage; otherwise the first replaces months
}

type onboardingRaise struct {
	rule
	months  cases
	percent int64  // hundredths of a percent
	said    string // beside the fee
	basis   string
}

// lineLabels are the words on computed lines.
type lineLabels struct {
	Tolerance    string `yaml:"tolerance,opt" default:"Before your systems were seen" doc:"The line with what the price may move once the systems were seen."`
	BaseLeftOut  string `yaml:"base_left_out,opt" holds:"what" default:"This quote leaves out {what}, so its sum is no price for the whole." doc:"What is said where a quote leaves out people or computers. {what} are these."`
	Contested    string `yaml:"contested,opt" default:"Parts that are not agreed yet" doc:"The line with what the price may move where people answered differently who runs a part."`
	Volume       string `yaml:"volume,opt" holds:"number,percent" default:"Volume: as much work as {number} people with a computer, {percent} % less" doc:"The line of the volume discount. {number} is how many people with a computer make as much work, {percent} is how much less than the unit prices the whole costs."`
	Systems      string `yaml:"volume_systems,opt" holds:"number,percent" default:"Volume of systems: {percent} % less" doc:"The line of the volume discount on servers, network and locations, likewise."`
	Floor        string `yaml:"portion_floor,opt" default:"Smallest charge for this part of the help desk" doc:"The line that lifts a part of the work to its smallest charge."`
	Minimum      string `yaml:"minimum" doc:"The line that lifts the fee to the minimum."`
	MinimumAgain string `yaml:"minimum_again" doc:"The line that lifts it again where the discount led below it."`
	Discount     string `yaml:"discount" doc:"The line of the discount that a quote gives."`
	Onboarding   string `yaml:"onboarding" doc:"The line of the one-time fee."`
}

// Knows reports whether the card can put a line with an id into a price.
func (c *Card) Knows(id string) bool { return c.knows(id) }

// LineIDs lists the ids of the lines that the card can put into a price.
func (c *Card) LineIDs() []string { return slices.Clone(c.lineIDs) }

// TowersOf lists the towers whose work the price of a unit class holds; nil for every
// other line.
func (c *Card) TowersOf(id string) (towers []terms.Tower) {
	k := c.find(id)
	if k < 0 {
		return nil
	}
	for _, t := range terms.Towers() {
		if c.classes[k].weights[t] > 0 {
			towers = append(towers, t)
		}
	}
	return towers
}

// knows reports whether a quote may leave out lines with the given id.
func (c *Card) knows(id string) bool { return slices.Contains(c.lineIDs, id) }
