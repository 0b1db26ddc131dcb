package result

import (
	"fmt"
	"strconv"
	"strings"
)

// Tenths is a number with exactly one decimal, such as a fit of 81.5.
type Tenths int64

// String writes the number with one decimal.
func (t Tenths) String() string {
	sign, n := "", int64(t)
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%d", sign, n/10, n%10)
}

// MarshalJSON writes the number with one decimal.
func (t Tenths) MarshalJSON() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalJSON reads a number with one decimal.
func (t *Tenths) UnmarshalJSON(data []byte) error {
	n, err := decimals(string(data), 1)
	*t = Tenths(n)
	return err
}

// Thousandths is a share from 0 to 1 with at most three decimals and at least
// one, such as 1.0 or 0.957.
type Thousandths int64

// MarshalJSON writes the share.
func (t Thousandths) MarshalJSON() ([]byte, error) {
	text := fmt.Sprintf("%d.%03d", t/1000, t%1000)
	for strings.HasSuffix(text, "0") && !strings.HasSuffix(text, ".0") {
		text = text[:len(text)-1]
	}
	return []byte(text), nil
}

// UnmarshalJSON reads a share.
func (t *Thousandths) UnmarshalJSON(data []byte) error {
	n, err := decimals(string(data), 3)
	if err == nil && (n < 0 || n > 1000) {
		err = fmt.Errorf("%s is no share from 0 to 1", data)
	}
	*t = Thousandths(n)
	return err
}

// decimals reads a number with at most that many decimals as a whole number of
// the smallest of them.
func decimals(text string, places int) (int64, error) {
	whole, part, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(whole+part+strings.Repeat("0", max(0, places-len(part))), 10, 64)
	switch {
	case err != nil:
		return 0, fmt.Errorf("%s is not a number", text)
	case len(part) > places:
		return 0, fmt.Errorf("%s has more decimals than %d", text, places)
	}
	return n, nil
}
