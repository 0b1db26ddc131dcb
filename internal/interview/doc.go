// Package interview asks the questions: a session that knows what to ask next
// and what an answer changes, a conversation that leads through it, and the
// prompters that put single questions to a person.
//
// Goals: any answer can be given, changed, skipped or annotated the moment it
// comes up; whatever was acknowledged is on disk; nothing is taken that nobody
// chose; the session is a pure state machine without terminal, clock or files.
//
// Non-goals: scoring (the session is told what it may know of it), files
// (changes leave as edits for package patch), and the words of the questions
// (package assess and the questionnaire).
package interview
