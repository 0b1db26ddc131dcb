package playbook

import (
	"testing"

	"mspscope/internal/yamldoc"
)

// eachShape calls f with every value of every file, with the key that it stands
// under and the path that leads there.
func eachShape(tb testing.TB, f func(path, key string, s *yamldoc.Shape)) {
	tb.Helper()
	var below func(path, key string, s *yamldoc.Shape)
	below = func(path, key string, s *yamldoc.Shape) {
		f(path, key, s)
		for _, field := range s.Fields {
			below(path+"/"+field.Key, field.Key, field.Shape)
		}
		if s.Item != nil {
			below(path+"[]", "", s.Item)
		}
	}
	for _, file := range FileNames() {
		s, err := Shape(file)
		if err != nil {
			tb.Fatal(err)
		}
		below(file, "", s)
	}
}

// Files are laid over each other before anybody decodes them, so that the keys that
// hold one value, and those by which items are called, are known by their names. This
// holds the names to what the files declare.
func TestLayingKnowsTheKeysOfTheFiles(t *testing.T) {
	t.Parallel()
	conditions, called := map[string]bool{}, map[string]bool{}
	eachShape(t, func(path, key string, s *yamldoc.Shape) {
		switch {
		case s.Form == yamldoc.FormOther && s.Name == "condition":
			conditions[key] = true
			if !isValue(key) {
				t.Errorf("%s is a condition: two of them would be mixed; name %q in isValue", path, key)
			}
		case isValue(key) && (s.Form == yamldoc.FormRecord || s.Form == yamldoc.FormList):
			t.Errorf("%s is laid over the built-in as one value, and has keys or items that could be changed one by one", path)
		case s.Form == yamldoc.FormList && s.Item.Form == yamldoc.FormRecord:
			called[NameKey(s)] = true
			if s.Key != "" && NameKey(s) != s.Key {
				t.Errorf("%s is told apart by %q, and an edit calls its items by %q; name the first in nameKeys", path, s.Key, NameKey(s))
			}
		}
	})
	for _, key := range []string{"when", "unless", "payroll_stays"} {
		if !conditions[key] {
			t.Errorf("no file has a condition %q", key)
		}
	}
	for _, key := range nameKeys() {
		if !called[key] {
			t.Errorf("no list has items that are called by %q", key)
		}
	}
}

// What a file needs now is what it always needed and what came later; a key that it
// always needed must still be one that it knows.
func TestKeysThatAFileAlwaysNeededAreStillKnown(t *testing.T) {
	t.Parallel()
	for _, file := range FileNames() {
		s, err := Shape(file)
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		for _, f := range s.Fields {
			known[f.Key] = true
		}
		if len(needs(file)) == 0 && file != ProviderFile { // which is always laid over
			t.Errorf("nothing is needed in %s", file)
		}
		for _, key := range needs(file) {
			if !known[key] {
				t.Errorf("%s needs %q, which it does not know", file, key)
			}
		}
	}
	if s, err := Shape("cases.yaml"); err == nil {
		t.Errorf("cases.yaml is no file of a playbook and has the shape %v", s)
	}
}
