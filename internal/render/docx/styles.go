package docx

import (
	"fmt"
	"strings"
)

// usualAccent is the color of headings where the provider has none.
const usualAccent = "1F4E79"

// style is a style of paragraphs.
type style struct {
	id, name, next string
	para, letters  string
}

// styles are the looks: whoever edits the document changes them in one place.
func styles(b *builder) string {
	accent := usualAccent
	if a := b.paper.From.Accent; a != "" {
		accent = strings.ToUpper(strings.TrimPrefix(a, "#"))
	}
	color := `<w:color w:val="` + accent + `"/>`
	right := fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>`, b.sheet(false).text())
	var out strings.Builder
	out.WriteString(head + `<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="` + xmlText(language(b)) + `"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="254" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	heading := func(level int, before, size string) style {
		return style{
			id: fmt.Sprintf("Heading%d", level), name: fmt.Sprintf("heading %d", level), next: "Normal",
			para:    fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%s" w:after="80"/><w:outlineLvl w:val="%d"/>`, before, level-1),
			letters: bold + color + `<w:sz w:val="` + size + `"/>`,
		}
	}
	for _, s := range []style{
		{id: "Title", name: "Title", next: "Subtitle", para: `<w:keepNext/><w:spacing w:before="0" w:after="40"/>`, letters: bold + color + `<w:sz w:val="36"/>`},
		{id: "LongTitle", name: "Long Title", next: "Subtitle", para: `<w:keepNext/><w:spacing w:before="0" w:after="40"/>`, letters: bold + color + `<w:sz w:val="26"/>`},
		{id: "Subtitle", name: "Subtitle", next: "Normal", para: `<w:spacing w:after="120"/>`, letters: subtle},
		heading(1, "200", "25"), heading(2, "180", "22"), heading(3, "80", "20"),
		{id: "Lead", name: "Lead", next: "Normal", para: `<w:keepLines/>`, letters: bold + `<w:sz w:val="24"/>`},
		{id: "ListParagraph", name: "List Paragraph", para: `<w:keepLines/><w:spacing w:after="60"/>`},
		{id: "Cell", name: "Table Cell", para: `<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>`, letters: `<w:sz w:val="18"/>`},
		{id: "SmallCell", name: "Small Table Cell", para: `<w:spacing w:before="16" w:after="16" w:line="233" w:lineRule="auto"/>`, letters: `<w:sz w:val="16"/>`},
		{id: "Figure", name: "Figure", para: `<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`, letters: bold + color + `<w:sz w:val="36"/>`},
		{id: "Gap", name: "Gap", para: `<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>`, letters: `<w:sz w:val="8"/>`},
		{id: "Header", name: "header", para: right + `<w:spacing w:after="0"/>`, letters: subtle + `<w:sz w:val="17"/>`},
		{id: "Footer", name: "footer", para: right + `<w:spacing w:after="0"/>`, letters: subtle + `<w:sz w:val="17"/>`},
		{id: "Stamp", name: "Stamp", para: `<w:spacing w:after="0"/>`, letters: bold + `<w:caps/><w:color w:val="9C1C1C"/><w:sz w:val="18"/>`},
	} {
		next := ""
		if s.next != "" {
			next = `<w:next w:val="` + s.next + `"/>`
		}
		out.WriteString(`<w:style w:type="paragraph" w:styleId="` + s.id + `"><w:name w:val="` + s.name + `"/><w:basedOn w:val="Normal"/>` + next + `<w:qFormat/><w:pPr>` + s.para + `</w:pPr><w:rPr>` + s.letters + `</w:rPr></w:style>`)
	}
	out.WriteString(tableStyles)
	return out.String() + `</w:styles>`
}

// language is that of the text, so that its spelling can be checked.
func language(b *builder) string {
	if b.paper.Language == "en" || b.paper.Language == "" {
		return "en-US"
	}
	return b.paper.Language
}

// tableStyles are a table with lines between its rows, and one without.
const tableStyles = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
	`<w:style w:type="table" w:styleId="Plain"><w:name w:val="Plain"/><w:basedOn w:val="TableNormal"/></w:style>` +
	`<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="8C8C8C"/><w:bottom w:val="single" w:sz="6" w:space="0" w:color="8C8C8C"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="CFCFCF"/></w:tblBorders></w:tblPr></w:style>` +
	`<w:style w:type="table" w:styleId="SmallGrid"><w:name w:val="Small Grid"/><w:basedOn w:val="Grid"/><w:tblPr><w:tblCellMar><w:left w:w="55" w:type="dxa"/><w:right w:w="55" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
