package advice

// CountForClient returns how many of the findings a client may see.
func CountForClient(all []Finding) int {
	n := 0
	for i := range all {
		if all[i].Audience == AudienceClient {
			n++
		}
	}
	return n
}
