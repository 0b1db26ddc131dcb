package playbook

import (
	"fmt"
	"slices"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/yamldoc"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// Shape describes a file of a playbook, by its name with its ending. The error is
// one of the program.
func Shape(file string) (*yamldoc.Shape, error) {
	switch file {
	case QuestionnaireFile:
		return assess.QuestionnaireShape()
	case MatrixFile:
		return matrixShape()
	case FindingsFile:
		return advice.FindingsShape()
	case ReadinessFile:
		return advice.ReadinessShape()
	case RateCardFile:
		return pricing.CardShape()
	case CatalogueFile:
		return responsibility.CatalogueShape()
	case TextsFile:
		return advice.TextsShape()
	case ProviderFile:
		return advice.ProviderShape()
	}
	return nil, fmt.Errorf("%s is no file of a playbook", file)
}

// matrixShape is the shape of matrix.yaml, two parts of which are read in two
// places: what speaks for a model, and who runs what.
func matrixShape() (*yamldoc.Shape, error) {
	matrix, err := assess.MatrixShape()
	if err != nil {
		return nil, err
	}
	split, err := responsibility.SplitShape()
	if err != nil {
		return nil, err
	}
	whole := *matrix
	whole.Fields = nil
	for _, f := range matrix.Fields {
		if !slices.ContainsFunc(split.Fields, func(o yamldoc.Field) bool { return o.Key == f.Key }) {
			whole.Fields = append(whole.Fields, f)
		}
	}
	whole.Fields = append(whole.Fields, split.Fields...)
	return &whole, nil
}

// required lists the keys that a file may not leave out now. A shape that cannot
// be made is reported by whoever reads the file.
func required(file string) []string {
	s, err := Shape(file)
	if err != nil {
		return nil
	}
	var keys []string
	for i := range s.Fields {
		if f := &s.Fields[i]; !f.Optional {
			keys = append(keys, f.Key)
		}
	}
	return keys
}
