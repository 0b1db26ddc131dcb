package html

import (
	"fmt"
	"math"
	"strconv"
)

// rgb is a color.
type rgb [3]uint8

// The papers on which text stands, and what text on them needs to be read easily.
const (
	contrastText = 4.5 // of text in the color of the brand, as WCAG 2 asks for
	tries        = 40  // steps in which a color is made darker or lighter
)

// colors are the color of the brand as it is used on white and on black.
type colors struct{ light, dark rgb }

func usualColors() colors { return colorsOf("#14586b") }

// colorsOf are the colors of a brand, which are made darker or lighter where nobody could
// read them otherwise. What is no color stands for the usual ones.
func colorsOf(accent string) colors {
	c, ok := parseColor(accent)
	if !ok {
		return usualColors()
	}
	return colors{
		light: readable(c, rgb{255, 255, 255}, rgb{0, 0, 0}),
		dark:  readable(c, rgb{0x1c, 0x23, 0x2b}, rgb{255, 255, 255}),
	}
}

func parseColor(s string) (rgb, bool) {
	if len(s) != len("#rrggbb") || s[0] != '#' {
		return rgb{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	return rgb{uint8(n >> 16), uint8(n >> 8), uint8(n)}, err == nil
}

// readable is the color nearest to c on the way to another one that can be read on paper.
func readable(c, paper, to rgb) rgb {
	for step := range tries + 1 {
		if mixed := c.mix(to, float64(step)/tries); contrast(mixed, paper) >= contrastText {
			return mixed
		}
	}
	return to
}

// mix is the color with a share of another one in it.
func (c rgb) mix(with rgb, share float64) rgb {
	for i := range c {
		c[i] = uint8(math.Round(float64(c[i])*(1-share) + float64(with[i])*share))
	}
	return c
}

// contrast is the contrast of two colors as WCAG 2 measures it, from 1 to 21.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func (c rgb) luminance() float64 {
	sum := 0.0
	for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
		v := float64(c[i]) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}

// String is the color as CSS writes it.
func (c rgb) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

func (c colors) css() string {
	return fmt.Sprintf(":root{--brand:%s;--brand-dark:%s}\n", c.light, c.dark)
}
