// Package responsibility decides who runs what: it completes the split of
// towers for a model, and it lays out the responsibility (RACI) matrix that
// follows from the split.
//
// Goals: the class of a proposed split is always the model it was proposed
// for; what the client has decided stands wherever the model allows it, and
// what does not is named; every row of the matrix has exactly one accountable
// role and at least one responsible role; what only a client can own never
// leaves the client; sides, letters and sentences are data, not code.
//
// Non-goals: choosing the model (package assess), prices (package pricing),
// wording of reports, and reading files: the readers take nodes.
package responsibility
