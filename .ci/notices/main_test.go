package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	mit = "Copyright (c) 2020 Somebody\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\nof this software and associated documentation files (the “Software”), to deal\n" +
		"in the Software without restriction, including without limitation the rights\n"
	bsd2 = "Redistribution and use in source and binary forms, with or without\nmodification, are permitted provided that the following conditions are met:\n1. Redistributions of source code must retain the above copyright notice.\n"
	bsd3 = bsd2 + "3. Neither the name of the holder nor the names of its contributors\n   may be used to endorse or promote products derived from this software.\n"
)

func TestClassify(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		want       []string // nil: refused
	}{
		{"MIT", mit, []string{"MIT"}},
		{"BSD-2", bsd2, []string{"BSD-2-Clause"}},
		{"BSD-3", bsd3, []string{"BSD-3-Clause"}},
		{"Apache", "                    Apache License\n              Version 2.0, January 2004\n", []string{"Apache-2.0"}},
		{"two of them", mit + "\n" + `Licensed under the Apache License, Version 2.0 (the "License");`, []string{"MIT", "Apache-2.0"}},
		{"ISC", "Permission to use, copy, modify, and/or distribute this software for any\npurpose with or without fee is hereby granted, provided that the above\n", []string{"ISC"}},
		{"BSD-4", bsd3 + "All advertising materials mentioning features must display this.\n", nil},
		{"Commons Clause", "The \"Commons Clause\" License Condition\n\n" + mit, nil},
		{"GPL", "GNU GENERAL PUBLIC LICENSE\n   Version 3, 29 June 2007\n", nil},
		{"MIT or GPL", mit + "\nor the GNU Lesser\nGeneral Public License\n", nil},
		{"MPL", "Mozilla Public License Version 2.0\n", nil},
		{"unknown", "You may use this on Sundays.\n", nil},
		{"empty", "", nil},
	} {
		got, err := classify(test.text)
		if !slices.Equal(got, test.want) || (err == nil) != (test.want != nil) {
			t.Errorf("%s: %v, %v; want %v", test.name, got, err, test.want)
		}
	}
}

// tree makes a component of files, of which the package in a/b is linked.
func tree(t *testing.T, files map[string]string) component {
	t.Helper()
	top := t.TempDir()
	for name, text := range files {
		path := filepath.Join(top, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return component{name: "m v1", top: top, dirs: []string{filepath.Join(top, "a", "b")}}
}

// A licence counts between the linked package and the top of its module, each
// text once; one beside the way does not, and neither does a source file.
func TestRead(t *testing.T) {
	t.Parallel()
	c := tree(t, map[string]string{
		"licence.md":    strings.ReplaceAll(mit, "\n", " \r\n"),
		"NOTICE":        "Made by somebody.\n",
		"a/b/LICENSE":   bsd3,
		"a/COPYING.txt": mit,
		"a/c/LICENSE":   "GNU General Public License",
		"a/license.go":  "package a",
	})
	if err := c.read(); err != nil {
		t.Fatal(err)
	}
	if want := []string{"BSD-3-Clause", "MIT"}; !slices.Equal(c.licences, want) {
		t.Errorf("licences %v, want %v", c.licences, want)
	}
	for text, want := range map[string]int{"Somebody": 1, "Made by somebody.": 1, "Neither the name": 1, "GNU": 0, "package a": 0, "\r": 0} {
		if got := strings.Count(c.text, text); got != want {
			t.Errorf("%q stands %d times, want %d, in:\n%s", text, got, want, c.text)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	for name, files := range map[string]map[string]string{
		"no licence file":        {"a/b/x.go": "package b", "NOTICE": "Made by somebody."},
		"gnu general public":     {"a/b/COPYING": "GNU GENERAL PUBLIC LICENSE", "LICENSE": mit},
		"no permissive licence ": {"a/b/x.go": "package b", "LICENSE": "All rights reserved."},
	} {
		c := tree(t, files)
		if err := c.read(); err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "m v1") {
			t.Errorf("want an error of m v1 with %q, got %v", name, err)
		}
	}
}

func TestDocumentWritesATextOnce(t *testing.T) {
	t.Parallel()
	got := document([]component{
		{name: "one v1", licences: []string{"MIT"}, text: "first\n"},
		{name: "two v2", licences: []string{"BSD-3-Clause", "MIT"}, text: "second\n"},
		{name: "three v3", licences: []string{"MIT"}, text: "first\n"},
	})
	line := strings.Repeat("=", 79) + "\n"
	want := "\n" + line + "one v1 (MIT)\nthree v3 (MIT)\n" + line + "\nfirst\n\n" + line + "two v2 (BSD-3-Clause, MIT)\n" + line + "\nsecond\n"
	if !strings.HasSuffix(got, want) {
		t.Errorf("got:\n%s\nwant at the end:\n%s", got, want)
	}
}

// What Windows alone links is among the notices; so is what Go itself asks for.
func TestModulesOfEveryTarget(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	names := func(targets ...string) string {
		found, err := modules(".", targets)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, c := range found {
			b.WriteString(c.name + "\n")
		}
		return b.String()
	}
	linux, both := names("linux/amd64"), names("linux/amd64", "windows/amd64")
	if strings.Contains(linux, "inconshreveable/mousetrap") || !strings.Contains(both, "inconshreveable/mousetrap") || !strings.Contains(both, "spf13/cobra v") {
		t.Errorf("linux:\n%s\nwith windows:\n%s", linux, both)
	}
	if _, err := modules(".", []string{"linux"}); err == nil {
		t.Error("a system without a processor is no target")
	}
}
