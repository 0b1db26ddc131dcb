package pricing

import (
	"testing"

	"mspscope/internal/terms"
)

func BenchmarkEstimate(b *testing.B) {
	s := testSchema(b)
	c := testCard(b, s)
	for name, answers := range map[string]string{
		"anchor": anchor,
		"full":   "{users_count: 180, endpoints_count: 210, light_users_count: 12, shared_devices_count: 6, servers_count: 8, network_devices_count: 30, sites_count: 3, coverage_needed: helpdesk_24x7, compliance_regimes: [hipaa, pci], onsite_need: weekly, documentation_state: 1}",
	} {
		v := viewOf(b, s, answers)
		split := every(terms.Shared)
		split[terms.SecurityOperations] = terms.Provider
		b.Run(name+"/again", func(b *testing.B) {
			b.ReportAllocs()
			var e Estimate
			for b.Loop() {
				if err := c.EstimateInto(&e, split, Answers{View: v}, Quote{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/bare", func(b *testing.B) {
			b.ReportAllocs()
			var e Estimate
			for b.Loop() {
				if err := c.EstimateInto(&e, split, Answers{View: v, Bare: true}, Quote{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Estimate(split, Answers{View: v}, Quote{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	s := testSchema(b)
	c := testCard(b, s)
	v := viewOf(b, s, "{"+known+"}")
	fully := terms.FullyManaged
	in := CompareInput{Answers: Answers{View: v}, Recommended: &fully}
	for m, split := range []terms.Split{every(terms.Provider), every(terms.Shared), only(terms.SecurityOperations)} {
		in.Models[m] = ModelInput{Estimate: mustEstimate(b, c, split, v, Quote{}), Split: split}
	}
	b.ReportAllocs()
	for b.Loop() {
		c.Compare(in)
	}
}
