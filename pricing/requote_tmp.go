package pricing

// Requote is a placeholder.
func (c *Card) Requote(agreed, now int64) bool {
	moved := now - agreed
	if moved < 0 {
		moved = -moved
	}
	return moved > 0 && moved*10000 >= agreed*3000
}
