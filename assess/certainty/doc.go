// Package certainty says how sure a recommendation is: whether any completion
// of the open questions could change the model, which models are still
// possible, which open questions can make a difference, and in which order to
// ask them; further how stable the model is under other weights, and the
// smallest change of answers that would lead to another one.
//
// Goals: a certificate is a proof or it is none ("not proved"), never an
// estimate. A model that is called possible comes with a completion that leads
// to it. Results depend on nothing but the playbook and the answers: not on
// the order of calls, on what was computed before, or on the machine.
//
// Non-goals: probabilities (nobody knows how likely an answer is), scoring
// (package assess decides what is recommended; here it is only reasoned
// about), and anything printed.
//
// # How the certificate works
//
// A playbook is compiled once. Every question that the matrix reads is split
// into cells: answers that no condition of the matrix can tell apart. A
// criterion then is a function of the cells of a few questions, and so are the
// gates that hide questions and the rule that excludes models which the stated
// towers cannot reach. Fixing a small cutset of questions (it_fte in the
// built-in playbook) lets the others fall into small independent components.
// For each cell of the cutset and each component the distinct outcomes are
// listed: points, weight, vetoes, and the parts of the none_needed rules that
// hold. A completion is one choice of an outcome a component, so the maximum of
// any sum is the sum of maxima; that bounds a search which looks for a
// completion with another result. The search ends with such a completion, with
// the proof that there is none, or, beyond a fixed amount of work, without
// either: then nothing is claimed.
package certainty
