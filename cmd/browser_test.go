package cmd

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// longestWait is how long a test waits for something to come about in a browser.
const longestWait = 2 * time.Minute

// tab is a page in a browser, which is told what to do by way of a pipe.
type tab struct {
	*testing.T

	in      io.Writer
	out     *bufio.Reader
	last    int
	session string
	events  []event
}

// event is something that a browser says of itself.
type event struct {
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
}

// newTab opens a browser without a window, which keeps what it saves in a directory.
func newTab(t *testing.T, browser, downloads string) *tab {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a pipe to a browser needs files that are handed over")
	}
	profile, err := profileDir()
	if err != nil {
		t.Fatal(err)
	}
	theirIn, ourOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	ourIn, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe", "--user-data-dir="+profile, "about:blank")
	cmd.ExtraFiles = []*os.File{theirIn, theirOut}
	cmd.WaitDelay = 10 * time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = theirIn.Close(), theirOut.Close()
	timer := time.AfterFunc(longestLook, func() { _ = cmd.Process.Kill() })
	t.Cleanup(func() {
		timer.Stop()
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was stopped
		_ = os.RemoveAll(profile)
	})
	b := &tab{T: t, in: ourOut, out: bufio.NewReader(ourIn)}
	b.attach(downloads)
	return b
}

// profileDir is a directory for a browser, whose processes write into it after a test.
func profileDir() (string, error) { return os.MkdirTemp("", "browser") }

func (b *tab) attach(downloads string) {
	b.Helper()
	var targets struct {
		TargetInfos []struct{ TargetID, Type string } `json:"targetInfos"`
	}
	b.call(&targets, "Target.getTargets", nil)
	for _, target := range targets.TargetInfos {
		if target.Type == "page" && b.session == "" {
			b.turnTo(target.TargetID)
		}
	}
	session := b.session
	b.session = ""
	b.call(nil, "Browser.setDownloadBehavior", map[string]any{"behavior": "allow", "downloadPath": downloads})
	b.session = session
}

// turnTo has all that follows done in a page.
func (b *tab) turnTo(target string) {
	b.Helper()
	b.session = ""
	var attached struct {
		SessionID string `json:"sessionId"`
	}
	b.call(&attached, "Target.attachToTarget", map[string]any{"targetId": target, "flatten": true})
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Runtime", "Network", "Log", "DOM"} {
		b.call(nil, domain+".enable", nil)
	}
}

// another opens the page in a second tab of the same browser, turns to it, and returns its
// session.
func (v *visitor) another() string {
	v.Helper()
	v.session = ""
	var made struct {
		TargetID string `json:"targetId"`
	}
	v.call(&made, "Target.createTarget", map[string]any{"url": "about:blank"})
	v.turnTo(made.TargetID)
	v.open()
	return v.session
}

// call tells the browser to do something, and reads its answer.
func (b *tab) call(to any, method string, params map[string]any) {
	b.Helper()
	b.last++
	message := map[string]any{"id": b.last, "method": method}
	if params != nil {
		message["params"] = params
	}
	if b.session != "" {
		message["sessionId"] = b.session
	}
	text, err := json.Marshal(message)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := b.in.Write(append(text, 0)); err != nil {
		b.Fatal(err)
	}
	for {
		line, err := b.out.ReadBytes(0)
		if err != nil {
			b.Fatalf("%s: the browser is gone: %v", method, err)
		}
		var reply struct {
			event

			ID     int
			Error  *struct{ Message string }
			Result json.RawMessage
		}
		if err := json.Unmarshal(line[:len(line)-1], &reply); err != nil {
			b.Fatal(err)
		}
		switch {
		case reply.ID != b.last:
			b.events = append(b.events, reply.event)
			b.closeDialog(reply.event)
			continue
		case reply.Error != nil:
			b.Fatalf("%s: %s", method, reply.Error.Message)
		case to != nil:
			if err := json.Unmarshal(reply.Result, to); err != nil {
				b.Fatal(err)
			}
		}
		return
	}
}

// closeDialog says yes to what a page asks in a window of its own, which stops all else.
func (b *tab) closeDialog(e event) {
	if e.Method != "Page.javascriptDialogOpening" {
		return
	}
	const itself = 1 << 20 // no call waits for this answer
	text, err := json.Marshal(map[string]any{"id": itself + b.last, "method": "Page.handleJavaScriptDialog", "params": map[string]any{"accept": true}, "sessionId": b.session})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := b.in.Write(append(text, 0)); err != nil {
		b.Fatal(err)
	}
}

// run runs a script in the page and returns what it comes to, as text.
func (b *tab) run(script string, values ...any) string {
	b.Helper()
	texts := make([]any, len(values))
	for i, v := range values {
		text, err := json.Marshal(v)
		if err != nil {
			b.Fatal(err)
		}
		texts[i] = string(text)
	}
	script = fmt.Sprintf(script, texts...)
	var reply struct {
		Result struct {
			Value any `json:"value"`
		} `json:"result"`
		ExceptionDetails *struct {
			Exception struct{ Description string }
		} `json:"exceptionDetails"`
	}
	b.call(&reply, "Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true, "userGesture": true})
	if reply.ExceptionDetails != nil {
		b.Fatalf("%.200s: %s", script, reply.ExceptionDetails.Exception.Description)
	}
	if reply.Result.Value == nil {
		return ""
	}
	return fmt.Sprint(reply.Result.Value)
}

// until waits until a script comes to true.
func (b *tab) until(script string) {
	b.Helper()
	for end := time.Now().Add(longestWait); b.run(script) != "true"; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			b.Fatalf("it never came to %s; the page says\n%s", script, b.run("document.body.innerText.slice(0, 2000)"))
		}
	}
}

// saved waits for a file that the page saves, and takes it away.
func (b *tab) saved(dir, name string) []byte {
	b.Helper()
	path := filepath.Join(dir, name)
	for end := time.Now().Add(longestWait); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		data, err := os.ReadFile(path)
		if err == nil && len(data) > 0 {
			if err := os.Remove(path); err != nil {
				b.Fatal(err)
			}
			return data
		}
	}
	b.Fatalf("the page never saved %s", name)
	return nil
}
