package prompt

import "strings"

// ASCII writes our own signs with the letters that every terminal has. What
// people wrote stays as it is.
func ASCII(s string) string {
	return strings.NewReplacer("·", "-", "…", "...", "↓", "v", "–", "-", "—", "-", "“", "\"", "”", "\"", "’", "'", "→", "->").Replace(s)
}

// OnlyASCII reports whether an environment asks for such letters: a locale that
// is not UTF-8, or a terminal that can do nothing. No locale at all says nothing.
func OnlyASCII(env func(string) string) bool {
	if env("TERM") == "dumb" {
		return true
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToLower(env(name)); locale != "" {
			return !strings.Contains(locale, "utf-8") && !strings.Contains(locale, "utf8")
		}
	}
	return false
}
