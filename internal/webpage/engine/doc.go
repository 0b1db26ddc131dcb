// Command engine is the program inside an offline page: the questions, the result and
// the file of an engagement, without a terminal and without a file system. A page is
// handed the data of its playbook as text and asks with a call: a request in JSON in, an
// answer in JSON out.
//
// What can be asked is a field of Request named Do, one of those that handlers lists; which
// of the other fields count stands beside each of them, and what may come back is Reply.
// First comes "load", then "begin" or "open", then anything in any order. A reply has an
// error, or what is asked back because nothing was taken, or what came out; a change has
// been brought into the file by the time it is answered. While the client looks on
// ("share"), what is not named in forShared is refused.
//
// Goals: what a page says is what the command line says, because it is worked out by the
// same packages; every request is answered, with a sentence where something is wrong;
// nothing of a playbook is compiled in, so that other data leave the program alone.
//
// Non-goals: what a page looks like, where a draft is kept and who is sent what (the page
// itself), and which data a page is given (package webpage).
//
// Built for anything but a browser it answers requests from its input, one a line.
package main
