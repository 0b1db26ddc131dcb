package slip

import "testing"

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		want int
	}{{"users", "users", 0}, {"usres", "users", 1}, {"user", "users", 1}, {"servres", "servers", 1}, {"complience", "compliance", 1}, {"abc", "xyz", 3}, {"", "ab", 2}, {"backup", "firewall", 3}} {
		if got := Distance(tt.a, tt.b, 2); got != tt.want {
			t.Errorf("%s and %s: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
