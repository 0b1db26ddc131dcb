package yamldoc

// Made returns a document of a stream that is no YAML, such as a row of a table:
// nodes returns its nodes when it is parsed.
func Made(name string, index, size int, nodes func() (*Node, error)) Document {
	return Document{Name: name, Index: index, size: size, made: nodes}
}

// Broken returns a document that could not be read as one.
func Broken(name string, index int, err error) Document {
	return Document{Name: name, Index: index, err: err}
}

// ProblemAt is one thing wrong at a place of a file, as an error.
func ProblemAt(file string, line, col int, message string) error {
	return one(file, line, col, message)
}
