// Package spoken reads what people say or type in a hurry: a number with the words
// around it, a way to say that one does not know, the words by which a question is
// looked for.
//
// Goals: nothing becomes an answer that was not meant. What can be read in two ways
// comes back with both readings, to be asked about; what cannot be read comes back
// as an error that says what to type. The words of the language stand in tables.
//
// Non-goals: what is asked and of whom, what is kept of an answer, and screens.
package spoken
