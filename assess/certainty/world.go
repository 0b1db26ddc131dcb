package certainty

// makeWorlds lists the choices of cells for the cutset and the outcomes of the
// components in each of them.
func (c *Certifier) makeWorlds(s *scratch) {
	s.worlds, s.lists, s.cells = s.worlds[:0], s.lists[:0], s.cells[:0]
	var fill func(i int)
	fill = func(i int) {
		if s.over {
			return
		}
		if i == len(c.cutset) {
			c.addWorld(s)
			return
		}
		c.each(s, c.cutset[i], func() { fill(i + 1) })
	}
	fill(0)
}

func (c *Certifier) addWorld(s *scratch) {
	w := world{at: len(s.worlds), base: outcome{clauses: c.every}}
	if s.work++; s.work > c.limits.work {
		s.over = true
		return
	}
	if !c.decide(s, &c.onCutset, &w.base) {
		return
	}
	for _, v := range c.cutset {
		w.base.clauses = c.clauses(s, v, w.base.clauses)
	}
	from := len(s.lists)
	for i := range c.components {
		list := c.outcomes(s, &c.components[i])
		if list == nil || len(list.list) == 0 {
			s.lists = s.lists[:from] // over the limit, or no cells agree with the gates
			return
		}
		s.lists = append(s.lists, list)
	}
	for _, v := range c.cutset {
		s.cells = append(s.cells, s.cell[v])
	}
	s.worlds = append(s.worlds, w)
}
