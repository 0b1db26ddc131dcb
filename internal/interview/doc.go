// Package interview asks the questions: a session that knows what to ask next
// and what an answer changes, and a conversation that leads a person through it
// by way of a prompter.
//
// Goals: any answer can be given, changed, skipped or annotated the moment it
// comes up; whatever was acknowledged is saved; nothing is taken that nobody
// chose; neither session nor conversation knows a terminal, a clock or a file.
//
// Non-goals: scoring (the session is told what it may know of it), putting a
// question on a terminal (package prompt), files (changes leave as edits for
// package patch), and the words of the questions (package assess and the
// questionnaire).
package interview
