//go:build !js

package playbook

import (
	_ "image/jpeg" // logos are one of the two; a page is given them as they are
	_ "image/png"
)
