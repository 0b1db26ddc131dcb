package responsibility_test

import (
	"fmt"

	"mspscope/internal/advice"
	"mspscope/internal/playbook"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// The built-in catalogue says who does what in the network when client and
// provider share it, and how work passes between them.
func ExampleCatalogue_Matrix() {
	p, err := playbook.Load(nil, "", playbook.Responsibilities)
	if err != nil {
		fmt.Println(err)
		return
	}
	schema := p.Questionnaire.Schema
	split := p.Split.Propose(terms.CoManaged, terms.Split{terms.Network: terms.Shared}, false, schema.View(schema.NewSet()))

	model := terms.CoManaged
	m := p.Catalogue.Matrix(responsibility.Input{
		Model: model, Split: split.Split, ClientIT: true,
		View: p.Facts.View(schema.View(schema.NewSet()), advice.Given{Model: &model, Split: split.Split}),
	})

	for _, row := range m.Rows {
		if row.Tower != terms.Network || row.Handoff == "" {
			continue
		}
		fmt.Println(row.ID, row.Name)
		for _, role := range m.Roles {
			if letter := row.Letters[role.Role]; letter != responsibility.NotInvolved {
				fmt.Println("  ", letter, role.Name)
			}
		}
		fmt.Println("  ", row.Handoff)
	}
	// Output:
	// NW-01 Run switches, Wi-Fi, routing and the links between sites
	//    I Users and department heads
	//    R Internal IT
	//    A/R Provider engineers
	//    Cabling, plugs and what can be seen belong to the client's people; settings to the provider's engineer, who saves them before each change. Who loses the network first calls the other side before touching anything.
	// NW-02 Change firewall, VPN and remote-access rules
	//    A Internal IT
	//    R Provider engineers
	//    C Provider security team
	//    Every rule request states source, destination, purpose and end date; the provider's engineer drafts it, the client's IT lead clears it within one business day, and no answer means no change.
	// NW-03 Report carrier and internet faults and chase them
	//    A Internal IT
	//    C Provider service desk
	//    R Provider engineers
	//    R Outside vendor
	//    With the client's letter of agency on file, the provider's engineer opens the carrier case as soon as the fault is known and keeps the client's IT lead informed; when a repair time slips, that lead calls the carrier's account manager.
	// NW-04 Run telephones and voice services
	//    I Users and department heads
	//    R Internal IT
	//    A/R Provider engineers
	//    R Outside vendor
	//    Extensions, greetings and who rings where are set by the client's people; the provider's engineer sees to lines and network, and a change of numbers is planned together two weeks ahead.
	// NW-08 Keep the firmware of firewalls, switches and Wi-Fi up to date
	//    I Users and department heads
	//    R Internal IT
	//    A/R Provider engineers
	//    C Provider security team
	//    The provider's engineer brings the firmware up to date in the agreed window, and the client's people try Wi-Fi and printers first thing in the morning; what fails is taken back by the next business day.
}
