package page_test

import (
	"testing"

	"mspscope/internal/playbook/playbooktest"
)

func TestMain(m *testing.M) { playbooktest.Main(m) }
