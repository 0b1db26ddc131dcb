//go:build js && wasm

package main

import (
	"runtime/debug"
	"syscall/js"
)

// gcPercent gives the heap room: a page lives for minutes and is small.
const gcPercent = 400

// main hands the page its call, mspscope(request), and tells it so.
func main() {
	debug.SetGCPercent(gcPercent)
	var e Engine
	js.Global().Set("mspscope", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if len(args) != 1 || args[0].Type() != js.TypeString {
			return `{"error":"a request is one text in JSON"}`
		}
		return string(e.Answer([]byte(args[0].String())))
	}))
	if ready := js.Global().Get("mspscopeReady"); ready.Type() == js.TypeFunction {
		ready.Invoke()
	}
	select {}
}
