// Package terms holds the words of the field as types: the three models, the
// towers (whole service functions), the sides that can run a tower, and the
// split of towers between sides together with the one function that classifies
// it. It knows nothing about questions, prices or activities.
package terms

// Model is one of the three ways to share IT between a client and a provider.
type Model uint8

// The three models, in the order in which they are shown.
const (
	FullyManaged Model = iota
	CoManaged
	Hybrid
)

// NumModels is the number of models.
const NumModels = 3

// Models lists the models in the order in which they are shown.
func Models() [NumModels]Model { return [NumModels]Model{FullyManaged, CoManaged, Hybrid} }

// String returns the id of the model, as used in files and machine output.
func (m Model) String() string {
	if int(m) < len(modelIDs) {
		return modelIDs[m]
	}
	return "unknown_model"
}

var modelIDs = [NumModels]string{"fully_managed", "co_managed", "hybrid"}

// ParseModel returns the model with the given id.
func ParseModel(id string) (Model, bool) {
	for _, m := range Models() {
		if m.String() == id {
			return m, true
		}
	}
	return 0, false
}

// Tower is a whole service function: something that one side can run from the
// first contact to the last log entry.
type Tower uint8

// The towers: first the operational ones, then business applications, then
// governance.
const (
	ServiceDesk Tower = iota
	Endpoints
	ServersCloud
	Network
	IdentityCollaboration
	BackupRecovery
	SecurityOperations
	BusinessApplications
	Strategy
	Compliance
	Vendors
	Projects
)

const (
	// NumTowers is the number of towers.
	NumTowers = 12
	// NumOperational is the number of operational towers; they are the first
	// ones and the only ones that decide the class of a split.
	NumOperational = 7
)

// Towers lists all towers in the order in which they are shown.
func Towers() [NumTowers]Tower {
	var towers [NumTowers]Tower
	for i := range towers {
		towers[i] = Tower(i)
	}
	return towers
}

// OperationalTowers lists the towers that decide the class of a split.
func OperationalTowers() [NumOperational]Tower {
	var towers [NumOperational]Tower
	for i := range towers {
		towers[i] = Tower(i)
	}
	return towers
}

// Operational reports whether the tower counts when a split is classified.
func (t Tower) Operational() bool { return t < NumOperational }

// Governs reports whether the tower is about steering IT and not about running it.
func (t Tower) Governs() bool { return t >= Strategy }

var towerIDs = [NumTowers]string{
	"service_desk", "endpoints", "servers_cloud", "network", "identity_collaboration",
	"backup_recovery", "security_operations", "business_applications",
	"strategy", "compliance", "vendors", "projects",
}

var towerNames = [NumTowers]string{
	"Service desk", "Endpoints", "Servers and cloud", "Network", "Identity and collaboration",
	"Backup and recovery", "Security operations", "Business applications",
	"Strategy", "Compliance", "Vendors", "Projects",
}

// String returns the id of the tower, as used in files and machine output.
func (t Tower) String() string {
	if int(t) < len(towerIDs) {
		return towerIDs[t]
	}
	return "unknown_tower"
}

// Name returns the name of the tower where a questionnaire gives it none.
func (t Tower) Name() string {
	if int(t) < len(towerNames) {
		return towerNames[t]
	}
	return t.String()
}

// ParseTower returns the tower with the given id.
func ParseTower(id string) (Tower, bool) {
	for i, s := range towerIDs {
		if s == id {
			return Tower(i), true
		}
	}
	return 0, false
}

// Side is who runs a tower.
type Side uint8

// The sides. Undecided is the zero value: nobody has said yet.
const (
	Undecided Side = iota
	Provider
	Shared
	Client
	ThirdParty
)

// Sides lists the four sides that can run a tower.
func Sides() [4]Side { return [4]Side{Provider, Shared, Client, ThirdParty} }

// String returns the id of the side, as used in files and machine output.
func (s Side) String() string {
	if int(s) < len(sideIDs) {
		return sideIDs[s]
	}
	return "unknown_side"
}

var sideIDs = [...]string{"undecided", "provider", "shared", "client", "third_party"}

// ParseSide returns the side with the given id.
func ParseSide(id string) (Side, bool) {
	for _, s := range Sides() {
		if s.String() == id {
			return s, true
		}
	}
	return Undecided, false
}
