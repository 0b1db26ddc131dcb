// Command engine is the program inside an offline page: the questions, the result and
// the file of an engagement, without a terminal and without a file system. A page is
// handed the data of its playbook as text and asks with a call: a request in JSON in, an
// answer in JSON out.
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
