package docx

import (
	"fmt"
	"strings"
)

// The parts around the text.

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

const packageRelations = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const documentRelations = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>` +
	`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>` +
	`<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>` +
	`<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>` +
	`<Relationship Id="rId6" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/>` +
	`<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer2.xml"/></Relationships>`

const settings = head + `<w:settings ` + namespaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

// contentTypes says what each part is.
func contentTypes(b *builder) string {
	logo := ""
	if l := b.paper.From.Logo; l != nil {
		logo = `<Default Extension="` + logoEnding(b) + `" ContentType="` + xmlText(l.Type) + `"/>`
	}
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	var out strings.Builder
	out.WriteString(head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` + logo)
	for _, part := range [][2]string{
		{"/word/document.xml", word + "document.main+xml"},
		{"/word/styles.xml", word + "styles+xml"},
		{"/word/numbering.xml", word + "numbering+xml"},
		{"/word/settings.xml", word + "settings+xml"},
		{"/word/header1.xml", word + "header+xml"},
		{"/word/footer1.xml", word + "footer+xml"},
		{"/word/header2.xml", word + "header+xml"},
		{"/word/footer2.xml", word + "footer+xml"},
		{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
	} {
		out.WriteString(`<Override PartName="` + part[0] + `" ContentType="` + part[1] + `"/>`)
	}
	return out.String() + `</Types>`
}

// properties are what a file manager shows: the day is that of the engagement.
func properties(b *builder) string {
	day := ""
	if b.paper.Date != "" {
		day = `<dcterms:created xsi:type="dcterms:W3CDTF">` + xmlText(b.paper.Date) + `T00:00:00Z</dcterms:created>`
	}
	return head + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + xmlText(b.d.Title) + `</dc:title><dc:creator>` + xmlText(b.paper.From.Name) + `</dc:creator><dc:language>` + xmlText(b.paper.Language) + `</dc:language>` + day + `</cp:coreProperties>`
}

// firstNumbered is the number before that of the first numbered list; 1 are the bullets.
const firstNumbered = 1

// numbering describes the lists: bullets, and each numbered list for itself, so that it
// begins at 1.
func (b *builder) numbering() string {
	var out strings.Builder
	level := func(format, text string) string {
		return `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/><w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="357"/></w:tabs><w:ind w:left="357" w:hanging="357"/></w:pPr></w:lvl>`
	}
	out.WriteString(head + `<w:numbering ` + namespaces + `>` +
		`<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>` + level("bullet", "•") + `</w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>` + level("decimal", "%1.") + `</w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
	for n := range b.counted {
		fmt.Fprintf(&out, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, firstNumbered+n+1)
	}
	return out.String() + `</w:numbering>`
}

// header is the head of each page: whose document it is, for whom, and its stamp.
func (b *builder) header(wide bool) string {
	p := &b.paper
	of := p.What
	if p.Client != "" {
		of = p.Client + " · " + of
	}
	var out strings.Builder
	out.WriteString(head + `<w:hdr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Header"/>` + b.edge(wide) + `</w:pPr>` + b.logo() + run(p.From.Name, bold) + `<w:r><w:tab/></w:r>` + run(of, "") + `</w:p>`)
	if p.Stamp != "" {
		out.WriteString(`<w:p><w:pPr><w:pStyle w:val="Stamp"/></w:pPr>` + run(p.Stamp, "") + `</w:p>`)
	}
	return out.String() + `</w:hdr>`
}

// footer is the foot of each page, with its number.
func (b *builder) footer(wide bool) string {
	p := &b.paper
	field := func(name string) string {
		return `<w:fldSimple w:instr=" ` + name + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
	}
	said := strings.Join(given(p.From.Footer, p.From.Confidential), " · ")
	return head + `<w:ftr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/>` + b.edge(wide) + `</w:pPr>` + run(said, "") + `<w:r><w:tab/></w:r>` + field("PAGE") + run(" / ", "") + field("NUMPAGES") + `</w:p></w:ftr>`
}

// edge moves the tab of a head or a foot to the right edge of pages on their side; that of
// upright ones is in the style.
func (b *builder) edge(wide bool) string {
	if !wide {
		return ""
	}
	return fmt.Sprintf(`<w:tabs><w:tab w:val="clear" w:pos="%d"/><w:tab w:val="right" w:pos="%d"/></w:tabs>`, b.sheet(false).text(), b.sheet(true).text())
}

// given are the texts that are not empty.
func given(texts ...string) (all []string) {
	for _, t := range texts {
		if t != "" {
			all = append(all, t)
		}
	}
	return all
}

func logoEnding(b *builder) string {
	if b.paper.From.Logo.Type == "image/png" {
		return "png"
	}
	return "jpeg"
}

func logoName(b *builder) string { return "media/logo." + logoEnding(b) }

// headerRelations name the logo.
func headerRelations(b *builder) string {
	logo := ""
	if b.paper.From.Logo != nil {
		logo = `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="` + logoName(b) + `"/>`
	}
	return head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + logo + `</Relationships>`
}

// logo is the provider's mark, in a box of 4 by 1 centimeters at most.
func (b *builder) logo() string {
	l := b.paper.From.Logo
	if l == nil || l.Width <= 0 || l.Height <= 0 {
		return ""
	}
	const centimeter = 360000 // in the units of drawings
	width, height := 4*centimeter, 4*centimeter*l.Height/l.Width
	if height > centimeter {
		width, height = centimeter*l.Width/l.Height, centimeter
	}
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="1" name="Logo" descr="%s"/>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r><w:r><w:t xml:space="preserve">  </w:t></w:r>`,
		width, height, xmlText(b.paper.From.Name), width, height)
}
