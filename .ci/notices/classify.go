package main

import (
	"errors"
	"fmt"
	"strings"
)

// permissive are the licences that the program may carry, each with words that
// stand in it and in no other (has, too) and words that do not. MPL-2.0 is left out: nothing linked has it today.
var permissive = []struct{ id, has, too, hasNot string }{
	{id: "MIT", has: `permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "software"), to deal in the software without restriction`},
	{id: "ISC", has: `permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that`},
	{id: "ISC", has: `permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted, provided that`},
	{id: "BSD-3-Clause", has: bsd, too: endorsement},
	{id: "BSD-2-Clause", has: bsd, hasNot: endorsement},
	{id: "Apache-2.0", has: "apache license version 2.0, january 2004"},
	{id: "Apache-2.0", has: "licensed under the apache license, version 2.0 (the \"license\")"},
}

const (
	bsd         = "redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met"
	endorsement = "may be used to endorse or promote products"
)

// riders are words that take back what a permissive text beside them grants, or
// name a licence that asks for more than its notice.
var riders = []string{
	"commons clause", "gnu general public", "gnu lesser", "gnu library", "affero", "server side public license",
	"business source license", "elastic license", "mozilla public license", "eclipse public license",
	"common development and distribution", "european union public licence", "creative commons",
	"advertising materials", "noncommercial", "non-commercial",
}

// classify returns the licences that a text grants. A text in which it finds
// none, or one that asks for more than to be passed on, is an error: somebody
// has to read it.
func classify(text string) ([]string, error) {
	plain := strings.NewReplacer("“", `"`, "”", `"`, "’", "'").Replace(text)
	plain = strings.Join(strings.Fields(strings.ToLower(plain)), " ")
	for _, rider := range riders {
		if strings.Contains(plain, rider) {
			return nil, fmt.Errorf("the licence speaks of %q, which is not permissive; do without the module", rider)
		}
	}
	var ids []string
	for _, p := range permissive {
		if strings.Contains(plain, p.has) && strings.Contains(plain, p.too) && (p.hasNot == "" || !strings.Contains(plain, p.hasNot)) {
			ids = append(ids, p.id)
		}
	}
	if len(ids) == 0 {
		return nil, errors.New("no permissive licence is known that reads like this; read it, then add it to .ci/notices or do without the module")
	}
	return ids, nil
}
