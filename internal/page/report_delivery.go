package page

// deliveryEdition is for the provider's people who do the work.
func deliveryEdition() edition {
	return edition{front: []string{"proposal"}, body: []string{"split", "findings"}, annex: []string{"declined"}}
}

// deliveryParts are the parts of the edition for the provider's people who do the work.
func deliveryParts() []reportPart { return nil }
