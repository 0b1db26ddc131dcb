//go:build !js

package playbook

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
)

// hasher makes a digest of texts. It copies them piece by piece: together they are many
// times the size of a piece, and every start takes the digest.
type hasher struct {
	hash.Hash // nil where the digest is known
	known     string
	piece     [8 << 10]byte
}

// newHasher begins a digest. That of a playbook that is called by its own name is known.
func newHasher(as *Identity) hasher {
	if as != nil {
		return hasher{known: as.Digest}
	}
	return hasher{Hash: sha256.New()}
}

// add adds a file. The writer of a hash never fails.
func add[T string | []byte](h *hasher, name string, text T) {
	if h.Hash == nil {
		return
	}
	_, _ = h.Write(fmt.Appendf(h.piece[:0], "%s\x00%d\x00", name, len(text)))
	for len(text) > 0 {
		n := copy(h.piece[:], text)
		_, _ = h.Write(h.piece[:n])
		text = text[n:]
	}
}

// digest is the digest of what was added.
func (h *hasher) digest() string {
	if h.Hash == nil {
		return h.known
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}
