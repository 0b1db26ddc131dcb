package answer

// Kept returns the answer that a hidden question keeps, as it would count if
// the question applied again; any other value comes back as it is.
func (v Value) Kept() Value {
	if v.State == Hidden {
		v.State, v.was = v.was, Missing
	}
	return v
}
