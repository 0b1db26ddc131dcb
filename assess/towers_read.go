package assess

import (
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// towersFile is what questionnaire.yaml says of the towers themselves.
type towersFile struct {
	Part yamldoc.Part

	Towers map[terms.Tower]string `yaml:"towers,opt" default:"the name that the built-in has for it" doc:"What each part of IT is called in results, such as {service_desk: Service desk}; a few words that begin with a capital. The question about the parts has wordings of its own."`
}

// readTowers reads what the towers are called. One that has no name in the file,
// as in files that were written before there were names, keeps its own.
func readTowers(r *yamldoc.Report, root *yamldoc.Node) TowerNames {
	var f towersFile
	yamldoc.Decode(r, root, "the questionnaire", &f, nil)
	names := TowerNames{}
	for _, t := range terms.Towers() {
		if names[t] = f.Towers[t]; names[t] == "" {
			names[t] = t.Name()
		}
	}
	return names
}
