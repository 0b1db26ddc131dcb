package pricing

import "mspscope/internal/yamldoc"

// The figures of a card stand in three cases. The structs here have the same
// fields and differ in their bounds, so that each is one of figures.

// figures are three cases whatever their bounds; what was misread is nil.
type figures struct {
	yamldoc.Place

	Low      *yamldoc.Number
	Typical  *yamldoc.Number
	High     *yamldoc.Number
	Currency string
}

type shareFigures struct {
	yamldoc.Place

	Low      *yamldoc.Number `yaml:"low,opt" range:"0..1" doc:"Read and not used: the price is your own."`
	Typical  *yamldoc.Number `yaml:"typical" range:"0..1" doc:"The part for the price."`
	High     *yamldoc.Number `yaml:"high,opt" range:"0..1" doc:"Read and not used."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the card, if you like to repeat it; no other can stand here."`
}

type endpointFigures struct {
	yamldoc.Place

	Low      *yamldoc.Number `yaml:"low" range:"0.01..100" doc:"The fewest computers for one person. It is above 0, so that people can be worked out from computers."`
	Typical  *yamldoc.Number `yaml:"typical" range:"0..100" doc:"The most likely number of computers for one person."`
	High     *yamldoc.Number `yaml:"high" range:"0..100" doc:"The most computers for one person."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the card, if you like to repeat it; no other can stand here."`
}

type perUserFigures struct {
	yamldoc.Place

	Low      *yamldoc.Number `yaml:"low" range:"0..100" doc:"How many there are at least for one user."`
	Typical  *yamldoc.Number `yaml:"typical" range:"0..100" doc:"How many there most likely are for one user, such as 0.12 for three to 25 people."`
	High     *yamldoc.Number `yaml:"high" range:"0..100" doc:"How many there are at most for one user."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the card, if you like to repeat it; no other can stand here."`
}

type percentFigures struct {
	yamldoc.Place

	Low      *yamldoc.Number `yaml:"low,opt" range:"0..100" doc:"Read and not used: the price is your own."`
	Typical  *yamldoc.Number `yaml:"typical" range:"0..100" doc:"The percentage."`
	High     *yamldoc.Number `yaml:"high,opt" range:"0..100" doc:"Read and not used."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the card, if you like to repeat it; no other can stand here."`
}

type quantityFigures struct {
	yamldoc.Place

	Low      *yamldoc.Number `yaml:"low,opt" range:"0..100000" doc:"Read and not used: the price is your own."`
	Typical  *yamldoc.Number `yaml:"typical" range:"0..100000" doc:"The quantity."`
	High     *yamldoc.Number `yaml:"high,opt" range:"0..100000" doc:"Read and not used."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the card, if you like to repeat it; no other can stand here."`
}

type monthFigures struct {
	yamldoc.Place

	Low      *yamldoc.Number `yaml:"low,opt" range:"0..100" doc:"Read and not used: the price is your own."`
	Typical  *yamldoc.Number `yaml:"typical,opt" range:"0..100" doc:"The months of the monthly base. Without them the fee is counted by what is taken over."`
	High     *yamldoc.Number `yaml:"high,opt" range:"0..100" doc:"Read and not used."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the card, if you like to repeat it; no other can stand here."`
}

// sourced are figures with their source beside them.
type sourced struct {
	yamldoc.Place

	Low      *yamldoc.Number
	Typical  *yamldoc.Number
	High     *yamldoc.Number
	Currency string
	Source   string
}

// figures are the figures without their source.
func (s *sourced) figures() figures {
	return figures{s.Place, s.Low, s.Typical, s.High, s.Currency}
}

type yearlyFigures struct {
	yamldoc.Place

	Low      *yamldoc.Number `yaml:"low" range:"0..10000000000" doc:"The low amount, in the currency of the card."`
	Typical  *yamldoc.Number `yaml:"typical" range:"0..10000000000" doc:"The most likely amount."`
	High     *yamldoc.Number `yaml:"high" range:"0..10000000000" doc:"The high amount."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the amounts, if you like to repeat it; it must be that of the card."`
	Source   string          `yaml:"source" doc:"Where the amounts come from, or Ours."`
}

type loadFigures struct {
	yamldoc.Place

	Low      *yamldoc.Number `yaml:"low" range:"0..1000" doc:"The low percentage."`
	Typical  *yamldoc.Number `yaml:"typical" range:"0..1000" doc:"The most likely percentage."`
	High     *yamldoc.Number `yaml:"high" range:"0..1000" doc:"The high percentage."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the card, if you like to repeat it; no other can stand here."`
	Source   string          `yaml:"source" doc:"Where the percentages come from, or Ours."`
}

type postFigures struct {
	yamldoc.Place

	Low      *yamldoc.Number `yaml:"low" range:"1..1000000" doc:"The fewest people for one post, at least 1."`
	Typical  *yamldoc.Number `yaml:"typical" range:"0..1000000" doc:"The usual number of people for one post."`
	High     *yamldoc.Number `yaml:"high" range:"0..1000000" doc:"The most people for one post."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the card, if you like to repeat it; no other can stand here."`
	Source   string          `yaml:"source" doc:"Where the numbers come from, or Ours."`
}

type toolFigures struct {
	yamldoc.Place

	Low      *yamldoc.Number `yaml:"low" range:"0..100000000" doc:"The low amount, in the currency of the card."`
	Typical  *yamldoc.Number `yaml:"typical" range:"0..100000000" doc:"The most likely amount."`
	High     *yamldoc.Number `yaml:"high" range:"0..100000000" doc:"The high amount."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the amounts, if you like to repeat it; it must be that of the card."`
	Source   string          `yaml:"source" doc:"Where the amounts come from, or Ours."`
}

type seatFigures struct {
	yamldoc.Place

	Low      *yamldoc.Number `yaml:"low" range:"0..100" doc:"The fewest posts."`
	Typical  *yamldoc.Number `yaml:"typical" range:"0..100" doc:"The usual number of posts."`
	High     *yamldoc.Number `yaml:"high" range:"0..100" doc:"The most posts."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the card, if you like to repeat it; no other can stand here."`
	Source   string          `yaml:"source" doc:"Where the numbers come from, or Ours."`
}

// priceFile is what one thing costs, where it has a price.
type priceFile struct {
	yamldoc.Place

	Price    *yamldoc.Number `yaml:"price,opt" range:"0..100000000" doc:"What you charge, in the currency of the card."`
	Low      *yamldoc.Number `yaml:"low,opt" range:"0..100000000" doc:"What those charge who ask for little. Read and not used."`
	Typical  *yamldoc.Number `yaml:"typical,opt" range:"0..100000000" doc:"The same as price, which takes its place."`
	High     *yamldoc.Number `yaml:"high,opt" range:"0..100000000" doc:"What those charge who ask for much. Read and not used. Without any figure the work is quoted separately."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the figures, if you like to repeat it; it must be that of the card."`
}

// minimumFigures are a priceFile with larger bounds.
type minimumFigures struct {
	yamldoc.Place

	Price    *yamldoc.Number `yaml:"price,opt" range:"0..10000000000" doc:"Your least monthly fee, in the currency of the card."`
	Low      *yamldoc.Number `yaml:"low,opt" range:"0..10000000000" doc:"Read and not used."`
	Typical  *yamldoc.Number `yaml:"typical,opt" range:"0..10000000000" doc:"The same as price, which takes its place."`
	High     *yamldoc.Number `yaml:"high,opt" range:"0..10000000000" doc:"Read and not used."`
	Currency string          `yaml:"currency,opt" doc:"The currency of the figures, if you like to repeat it; it must be that of the card."`
}
