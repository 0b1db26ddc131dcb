// Package slip tells how far two words are from each other when a finger slips.
//
// Goals: one measure for every place that asks "did you mean": keys of a file, words of
// a search.
//
// Non-goals: what is near enough, and what is said about it.
package slip

// Distance counts the letters that are missing, too many, wrong or swapped between two
// words (optimal string alignment), up to most; one more than most stands for all that
// is farther. It takes time with the product of their lengths.
func Distance(a, b string, most int) int {
	from, to := []rune(a), []rune(b)
	if len(from)-len(to) > most || len(to)-len(from) > most {
		return most + 1
	}
	before, last, row := make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	for k := range last {
		last[k] = k
	}
	for i := 1; i <= len(from); i++ {
		row[0] = i
		for k := 1; k <= len(to); k++ {
			cost := 1
			if from[i-1] == to[k-1] {
				cost = 0
			}
			row[k] = min(last[k]+1, row[k-1]+1, last[k-1]+cost)
			if i > 1 && k > 1 && from[i-1] == to[k-2] && from[i-2] == to[k-1] {
				row[k] = min(row[k], before[k-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(to)], most+1)
}
