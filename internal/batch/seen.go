package batch

import "io/fs"

// identity tells files apart. It holds when a file was changed too, because the
// number of a file that went may be given to the next one: a file that changes
// while it is looked at twice is scored twice, and none is ever lost.
type identity struct {
	device, number uint64
	changed, size  int64
}

// seen are the files that were visited.
type seen struct {
	single bool // there is one source, which meets a file again only by a link
	files  map[identity]struct{}
	stdin  bool
}

// again reports whether an entry was visited before.
func (s *seen) again(e *Entry) bool {
	if e.Path == "-" && !e.Found {
		before := s.stdin
		s.stdin = true
		return before
	}
	if e.Info == nil || !e.Info.Mode().IsRegular() {
		return false
	}
	id, names := identityOf(e.Path, e.Info)
	if s.single && !e.link && names < 2 {
		return false
	}
	if _, before := s.files[id]; before {
		return true
	}
	if s.files == nil {
		s.files = map[identity]struct{}{}
	}
	s.files[id] = struct{}{}
	return false
}

// forget takes back that an entry was visited.
func (s *seen) forget(e *Entry) {
	id, _ := identityOf(e.Path, e.Info)
	delete(s.files, id)
}

func identityAt(device, number uint64, info fs.FileInfo) identity {
	return identity{device, number, info.ModTime().UnixNano(), info.Size()}
}
