package html

import (
	"mspscope/internal/advice"
	"mspscope/internal/page"
	"mspscope/internal/result"
)

// everything is a document with every kind of block, whose texts are made by say.
func everything(say func(string) string) *page.Document {
	pairs := [][2]string{{say("Valid until"), say("2026-12-20")}, {say("Who decides"), say("The owner and her partner, by the end of the year")}}
	bullets := func(mark string, texts ...string) page.Block {
		for i := range texts {
			texts[i] = say(texts[i])
		}
		return page.Bullets(mark, texts)
	}
	return &page.Document{
		Title: say("Harbor Dental: proposal"), Subtitle: say("November 20, 2026 · HD-2026-01"),
		Paper: &page.Paper{
			From: result.From{
				Name: say("Northwind IT"), Footer: say("Northwind IT LLC, registered in Oregon"), Confidential: say("For the management of Harbor Dental"), Accent: "#7a3b00",
				Contact: advice.Contact{Person: say("Sam Lee, account manager"), Email: say("sam@northwind.example"), Phone: say("+1 503 555 0100"), Web: say("northwind.example"), Address: say("12 Dock Street, Portland")},
			},
			Client: say("Harbor Dental"), What: say("Proposal"), Date: "2026-11-20", Stamp: say("Draft"), Language: "en", Words: fixedWords(),
		},
		Sections: []page.Section{
			{ID: "why", Part: page.Front, Heading: say("Why we talk"), Blocks: []page.Block{page.Paragraph{Text: say("“Nobody calls back, and the last outage cost us a day.”"), Lead: true}, page.Paragraph{Text: say("In a year it is a success if the phones are answered and nobody thinks about computers.")}}},
			{ID: "proposal", Part: page.Front, Heading: say("What we propose"), Blocks: []page.Block{page.Paragraph{Text: say("One provider runs all of your IT and answers for it."), Lead: true}}},
			{ID: "price", Part: page.Front, Heading: say("What it costs"), Blocks: []page.Block{page.Headline{Figures: []page.Figure{
				{Label: say("A month"), Value: say("USD 6,600"), Note: say("5,600 to 7,600, for 26 people")}, {Label: say("Once, to start"), Value: say("USD 5,300"), Note: say("4,900 to 5,600")},
			}}}},
			{ID: "in-out", Part: page.Front, Heading: say("What is in and what is not"), Blocks: []page.Block{page.Beside{Parts: []page.Titled{
				{Heading: say("In"), Blocks: []page.Block{bullets("+", "The help desk from 8 to 6", "Computers, servers and cloud", "The network in 2 locations", "Backups that are tried every quarter", "Security watched day and night")}},
				{Heading: say("Not in"), Blocks: []page.Block{bullets("×", "Licences of your own software", "Lines of your carrier", "Projects above 8 hours", "New hardware", "Printers under lease")}},
			}}}},
			{ID: "days", Part: page.Front, Heading: say("The first 90 days"), Blocks: []page.Block{page.Facts{Pairs: pairs}, page.Beside{Parts: []page.Titled{
				{Heading: say("By December 1"), Blocks: []page.Block{page.Paragraph{Text: say("Access and inventory")}}}, {Heading: say("By January 4"), Blocks: []page.Block{page.Paragraph{Text: say("The help desk answers")}}}, {Heading: say("By March 1"), Blocks: []page.Block{page.Paragraph{Text: say("All of it runs")}}},
			}}}},
			{ID: "sign", Part: page.Front, Blocks: []page.Block{page.Sign{Sides: []string{say("Harbor Dental"), say("Northwind IT")}, Above: []string{say("For Harbor Dental"), say("For Northwind IT")}}}},
			{ID: "reasons", Heading: say("Why it fits"), Blocks: []page.Block{bullets("+", "There will be no one to share the work with.", "You want a steady fee."), bullets("-", "It costs more than today."), bullets("!", "The contract ends in March."), bullets("?", "How many tills are there?"), bullets("□", "Sign the agreement."), bullets("•", "A point")}},
			{ID: "lines", Heading: say("The price line by line"), Blocks: []page.Block{page.Table{
				Columns: []page.Column{{Name: say("What"), Flex: true}, {Name: say("Units"), Align: page.Right}, {Name: say("Each"), Align: page.Right}, {Name: say("A month"), Align: page.Right}, {Name: say("The next one"), Align: page.Right}},
				Rows:    [][]string{{say("People with a computer"), "26", "71.40", "1,856.40", "71.40"}, {say("Computers"), "30", "71.40", "2,142.00", "71.40"}, {say("Add-ons")}, {say("Watched day and night"), "26", "18.00", "468.00", ""}},
				Footer:  []string{say("Sum"), "", "", "4,466.40", ""},
			}}},
			{ID: "charts", Heading: say("In pictures"), Blocks: []page.Block{
				page.Chart{Kind: page.Ranges, Title: say("The price"), Alt: say("Fully managed costs 6,600, co-managed 5,100."), Unit: say("USD a month"), Rows: []page.ChartRow{{Name: say("Fully managed"), Low: 5600, Value: 6600, High: 7600, Text: say("5,600 to 7,600"), Strong: true}, {Name: say("Co-managed"), Low: 4200, Value: 5100, High: 5900, Text: say("4,200 to 5,900")}, {Name: say("Today"), Value: 1450, Text: "1,450"}}},
				page.Chart{Kind: page.Parts, Title: say("Total cost by year"), Alt: say("Over three years."), Unit: say("USD"), Names: []string{say("Year 1"), say("Year 2"), say("Year 3")}, Rows: []page.ChartRow{{Name: say("With us"), Parts: []int64{84500, 79200, 81500}, Text: "245,200", Strong: true}, {Name: say("Today"), Parts: []int64{17400, 17900, 18400}, Text: "53,700"}}},
				page.Chart{Kind: page.Sides, Title: say("Who runs what"), Alt: say("The provider runs all but strategy."), Names: []string{say("Provider"), say("Shared"), say("You"), say("Third party")}, Rows: []page.ChartRow{{Name: say("Help desk"), Value: 0}, {Name: say("Servers and cloud"), Value: 1}, {Name: say("Strategy"), Value: 2}, {Name: say("Network"), Value: 3}}},
				page.Bars{Max: 100, Rows: []page.Bar{{Name: say("Fully managed"), Value: 82, Text: "81.5", Remark: say("recommended")}, {Name: say("Hybrid"), Value: 40, Text: "40.2"}}},
			}},
			{ID: "first", Heading: say("What to do first"), Blocks: []page.Block{
				page.List{Items: []page.Item{{Mark: "1.", Text: say("Sign an agreement"), Detail: say("Before anybody gets access.")}, {Mark: "2.", Text: say("Test the backups"), Detail: say("A restore has to work.")}}},
				page.List{Items: []page.Item{{Mark: "SD-01", Text: say("Answer calls"), Detail: say("In 15 minutes.")}, {Mark: "SD-02", Text: say("Reset passwords")}}},
			}},
			{ID: "schedule", Part: page.Annex, Wide: true, Heading: say("Responsibilities"), Blocks: []page.Block{page.Table{
				Columns: append([]page.Column{{Name: "", Whole: true}, {Name: say("Activity"), Flex: true}}, page.Column{Name: say("Client sponsor")}, page.Column{Name: say("Client users")}, page.Column{Name: say("Client IT")}, page.Column{Name: say("Service desk")}, page.Column{Name: say("Engineering")}, page.Column{Name: say("Security")}, page.Column{Name: say("Handoff"), Flex: true}),
				Rows:    [][]string{{"SD-01", say("Answer calls and mails"), "I", "C", "", "A, R", "", "", say("Calls come in at the desk.")}, {"SD-02", say("Reset passwords"), "", "I", "", "A, R", "C", "", ""}},
			}}},
			{ID: "declined", Part: page.Annex, Heading: say("Recommended and declined"), Blocks: []page.Block{page.Paragraph{Text: say("Nothing was declined.")}}},
		},
	}
}

// fixedWords are what a writer says of a document in English.
func fixedWords() page.PaperWords {
	return page.PaperWords{Contents: "In this document", ContentsLabel: "Contents", Annex: "Annex", Skip: "Skip to the content", Marks: map[string]string{
		"+": "Plus:", "-": "Minus:", "×": "No:", "!": "Take note:", "?": "Open:", "□": "To do:", "*": "Remark:",
	}}
}
