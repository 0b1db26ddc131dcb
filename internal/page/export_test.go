package page

// OwnerSections lists the sections that the document for whoever decides can have.
func OwnerSections() []string {
	var ids []string
	for _, p := range ownerParts() {
		ids = append(ids, p.id)
	}
	return ids
}
