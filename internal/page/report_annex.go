package page

// annexParts are what stands at the end of a report for those who ask for it.
func annexParts() []reportPart {
	return []reportPart{{id: "declined", heading: always("Recommended and declined"), blocks: declined}}
}
