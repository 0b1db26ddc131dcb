package html

import "golang.org/x/net/html"

// piece is a part of a tree of elements: it hangs itself under a node. What is written
// into the tree is escaped where the tree is rendered.
type piece func(under *html.Node)

// el is an element with its attributes and with what stands in it.
func el(tag string, parts ...piece) piece {
	return func(under *html.Node) {
		n := &html.Node{Type: html.ElementNode, Data: tag}
		for _, p := range parts {
			p(n)
		}
		under.AppendChild(n)
	}
}

// line is an element on a line of its own in the file.
func line(tag string, parts ...piece) piece { return all(raw("\n"), el(tag, parts...)) }

// lines is an element with other elements on lines of their own in it.
func lines(tag string, parts ...piece) piece { return line(tag, all(parts...), raw("\n")) }

// raw is text as it is; in elements whose content is no markup it has to be safe.
func raw(s string) piece {
	return func(under *html.Node) { under.AppendChild(&html.Node{Type: html.TextNode, Data: s}) }
}

// txt is text from strangers.
func txt(s string) piece { return raw(text(s)) }

// set is an attribute, whose value may come from strangers.
func set(name, value string) piece {
	return func(under *html.Node) {
		under.Attr = append(under.Attr, html.Attribute{Key: name, Val: text(value)})
	}
}

// class is the class of an element; none for "".
func class(name string) piece { return when(name != "", set("class", name)) }

// asList is the mark of a list without bullets, which some browsers take for no list.
func asList() piece { return set("role", "list") }

// unseen is text for those who do not see the picture beside it.
func unseen(s string) piece { return el("span", class("unseen"), txt(s)) }

// when is pieces under a condition.
func when(holds bool, parts ...piece) piece {
	if !holds {
		return all()
	}
	return all(parts...)
}

// said is an element with a text, where there is one.
func said(tag, of, s string) piece { return when(s != "", line(tag, class(of), txt(s))) }

// all is several pieces.
func all(parts ...piece) piece {
	return func(under *html.Node) {
		for _, p := range parts {
			p(under)
		}
	}
}

// each is a piece for everything in a list.
func each[T any](list []T, of func(i int, v T) piece) piece {
	return func(under *html.Node) {
		for i, v := range list {
			of(i, v)(under)
		}
	}
}
