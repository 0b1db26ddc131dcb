package yamldoc

import (
	"bufio"
	"bytes"
)

// Split returns the documents of a file that is already in memory, as a Stream
// over it would. A file without content has one document, whose parsing says
// so.
func Split(name string, data []byte) []Document {
	body := bytes.TrimPrefix(data, []byte(byteOrderMark)) // as the stream does
	if !bytes.Contains(data, []byte("\n---")) && !bytes.Contains(data, []byte("\n...")) && !looksLikeJSON(body) {
		return []Document{{Name: name, Index: 1, data: data}}
	}
	s := &Stream{name: name, in: bufio.NewReaderSize(bytes.NewReader(data), len(data)+1)}
	var documents []Document
	for {
		d, err := s.Next()
		if err != nil { // reading from memory fails only at the end
			break
		}
		documents = append(documents, d)
	}
	if len(documents) == 0 {
		return []Document{{Name: name, Index: 1, data: data}}
	}
	return documents
}

// Size returns the number of bytes of the document.
func (d Document) Size() int { return len(d.data) + d.size }
