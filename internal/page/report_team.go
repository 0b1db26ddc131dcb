package page

// teamEdition is for the client's head of IT.
func teamEdition() edition {
	return edition{front: []string{"why", "proposal"}, body: []string{"split", "findings"}, annex: []string{"declined"}}
}

// teamParts are the parts of the edition for the client's head of IT.
func teamParts() []reportPart { return nil }
