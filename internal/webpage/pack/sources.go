package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sources is the digest of what the engine is built from: its own files, those of this
// module that it imports, the versions of other modules, and what builds it. The version
// of Go stands for its library.
func sources(root string) (string, error) {
	const format = `{{if not .Standard}}{{with .Module}}{{if .Main}}{{range $.GoFiles}}file {{$.Dir}}/{{.}}
{{end}}{{else}}module {{.Path}} {{.Version}}
{{end}}{{end}}{{end}}`
	list, err := output(root, "list", "-deps", "-f", format, enginePackage)
	if err != nil {
		return "", err
	}
	lines := strings.Split(strings.TrimSpace(list), "\n")
	for _, tool := range []string{"main.go", "strip.go", "wasm.go"} {
		lines = append(lines, "file "+filepath.Join(root, "internal", "webpage", "pack", tool))
	}
	slices.Sort(lines)
	hash := sha256.New()
	for _, line := range slices.Compact(lines) {
		path, isFile := strings.CutPrefix(strings.TrimSpace(line), "file ")
		if !isFile {
			fmt.Fprintf(hash, "%s\n", strings.TrimSpace(line))
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return "", fmt.Errorf("cannot read a source: %w", err)
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(hash, "%s %d\n", filepath.ToSlash(name), len(data))
		_, _ = hash.Write(data) // the writer of a hash never fails
	}
	return "sha256:" + hex.EncodeToString(hash.Sum(nil)), nil
}
