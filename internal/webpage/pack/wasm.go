package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"slices"
)

// image is a WebAssembly program whose initial memory can be changed in place.
type image struct {
	text     []byte
	segments []segment
	section  [2]int // where the section of the memory begins and ends, with its head
}

// segment is a part of the initial memory.
type segment struct{ address, from, size int }

const dataSection = 11

var errWasm = errors.New("is no WebAssembly program of the form that this Go writes")

// openImage finds the initial memory of a program.
func openImage(text []byte) (*image, error) {
	if !bytes.HasPrefix(text, []byte("\x00asm\x01\x00\x00\x00")) {
		return nil, errWasm
	}
	im := &image{text: text}
	r := reader{text: text, at: 8}
	for r.at < len(text) && !r.bad {
		begin := r.at
		id := r.byte()
		size := r.number()
		end := r.at + size
		if id == dataSection {
			im.section = [2]int{begin, end}
			im.data(&r)
		}
		r.at = end
	}
	if r.bad || r.at != len(text) || len(im.segments) == 0 {
		return nil, errWasm
	}
	slices.SortFunc(im.segments, func(a, b segment) int { return a.address - b.address })
	return im, nil
}

// data reads where the segments of the initial memory are.
func (im *image) data(r *reader) {
	const i32Const, end = 0x41, 0x0b
	for range r.number() {
		kind, op := r.byte(), r.byte()
		address := r.signed()
		if kind != 0 || op != i32Const || r.byte() != end {
			r.bad = true
			return
		}
		size := r.number()
		im.segments = append(im.segments, segment{address, r.at, size})
		r.at += size
	}
}

// byteAt is a byte of the memory; what no segment holds is zero.
func (im *image) byteAt(address int) byte {
	if at := im.find(address); at >= 0 {
		return im.text[at]
	}
	return 0
}

func (im *image) find(address int) int {
	low, high := 0, len(im.segments)
	for low < high {
		mid := (low + high) / 2
		if s := &im.segments[mid]; address >= s.address+s.size {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == len(im.segments) || address < im.segments[low].address {
		return -1
	}
	return im.segments[low].from + address - im.segments[low].address
}

// clear makes bytes of the memory zero.
func (im *image) clear(address, size int) {
	for i := range size {
		if at := im.find(address + i); at >= 0 {
			im.text[at] = 0
		}
	}
}

// gap is how many zero bytes may stand between two parts of the memory that are written
// as one: they take less room than the head of another part.
const gap = 64

// packed is the program with its memory in as few parts as make it small.
func (im *image) packed() []byte {
	var body []byte
	count := 0
	for i := 0; i < len(im.segments); {
		first := im.segments[i]
		data := append([]byte(nil), im.text[first.from:first.from+first.size]...)
		for i++; i < len(im.segments); i++ {
			next := im.segments[i]
			between := next.address - first.address - len(data)
			if between < 0 || between > gap {
				break
			}
			data = append(append(data, make([]byte, between)...), im.text[next.from:next.from+next.size]...)
		}
		for start, part := range parts(data) {
			body = appendNumber(append(body, 0, 0x41), first.address+start, true)
			body = append(appendNumber(append(body, 0x0b), len(part), false), part...)
			count++
		}
	}
	content := append(appendNumber(nil, count, false), body...)
	out := append([]byte(nil), im.text[:im.section[0]]...)
	out = append(appendNumber(append(out, dataSection), len(content), false), content...)
	return append(out, im.text[im.section[1]:]...)
}

// parts are the parts of a memory between long runs of zeros, by where they begin.
func parts(data []byte) iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		for from := 0; from < len(data); {
			for from < len(data) && data[from] == 0 {
				from++
			}
			end, zeros := from, 0
			for end < len(data) && zeros <= gap {
				if data[end] == 0 {
					zeros++
				} else {
					zeros = 0
				}
				end++
			}
			if part := data[from : end-zeros]; len(part) > 0 && !yield(from, part) {
				return
			}
			from = end
		}
	}
}

// appendNumber writes a number as a program has it, with a sign or without.
func appendNumber(to []byte, n int, sign bool) []byte {
	for {
		b := byte(n & 0x7f)
		n >>= 7
		if n == 0 && (!sign || b&0x40 == 0) {
			return append(to, b)
		}
		to = append(to, b|0x80)
	}
}

func (im *image) word(address int) uint32 {
	var b [4]byte
	for i := range b {
		b[i] = im.byteAt(address + i)
	}
	return binary.LittleEndian.Uint32(b[:])
}

func (im *image) long(address int) int {
	return int(im.word(address)) | int(im.word(address+4))<<32
}

// search returns where some bytes begin in the memory. The error says that they do not
// stand there once.
func (im *image) search(what []byte) (int, error) {
	found := -1
	for _, s := range im.segments {
		data := im.text[s.from : s.from+s.size]
		for from := 0; ; {
			i := bytes.Index(data[from:], what)
			if i < 0 {
				break
			}
			if found >= 0 {
				return 0, fmt.Errorf("has %x twice; %w", what, errWasm)
			}
			found = s.address + from + i
			from += i + 1
		}
	}
	if found < 0 {
		return 0, fmt.Errorf("has no %x; %w", what, errWasm)
	}
	return found, nil
}

// reader reads the numbers of a program.
type reader struct {
	text []byte
	at   int
	bad  bool
}

func (r *reader) byte() byte {
	if r.at >= len(r.text) {
		r.bad = true
		return 0
	}
	r.at++
	return r.text[r.at-1]
}

// number reads a number without a sign.
func (r *reader) number() int {
	n := 0
	for shift := 0; shift < 35; shift += 7 {
		b := r.byte()
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
	r.bad = true
	return 0
}

// signed reads a number with a sign.
func (r *reader) signed() int {
	n := 0
	for shift := 0; shift < 35; shift += 7 {
		b := r.byte()
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			if b&0x40 != 0 {
				n |= -1 << (shift + 7)
			}
			return n
		}
	}
	r.bad = true
	return 0
}
