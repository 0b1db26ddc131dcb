package menus

// Narrows says that lists narrow while a person types.
func (*Prompter) Narrows() bool { return true }
