package cmd

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// axeVariable names the file axe.min.js of axe-core, with which accessibility is checked.
const axeVariable = "MSPSCOPE_AXE"

// longestLook is how long a browser may take for all documents.
const longestLook = 20 * time.Minute

// allVariable has axe look at every document, which takes several minutes; else it looks at
// every seventh, among which is each edition.
const allVariable = "MSPSCOPE_AXE_ALL"

// harness loads each document at three widths as it is, and some once more for axe.
const harness = `<!doctype html><title>harness</title><iframe id="f" style="border:0;height:900px"></iframe><script>
const frame = document.getElementById('f');
const load = (to, width) => new Promise(done => { frame.style.width = width + 'px'; frame.onload = done; frame.src = to; });
(async () => {
  const problems = [], dark = matchMedia('(prefers-color-scheme: dark)').matches;
  if (dark !== DARK) problems.push('the browser prefers the other colors');
  for (let i = 0; i < COUNT; i++) {
    for (const width of [390, 820, 1440]) {
      await load('/document/' + i, width);
      const root = frame.contentDocument.documentElement;
      if (root.scrollWidth > root.clientWidth) problems.push(i + ': wider than a screen of ' + width);
      if (frame.contentWindow.getComputedStyle(frame.contentDocument.body).borderTopStyle !== 'solid') problems.push(i + ': its style is not used');
    }
    if (i % EVERY === 0) {
      const width = i % 2 ? 390 : 1440;
      await load('/axe/' + i, width);
      const found = await frame.contentWindow.axe.run(frame.contentDocument, dark ? {runOnly: ['color-contrast']} : {});
      for (const v of found.violations) if (v.impact === 'serious' || v.impact === 'critical')
        problems.push(i + ' at ' + width + ': ' + v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join(' | '));
    }
  }
  await fetch('/problems', {method: 'POST', body: JSON.stringify(problems)});
})().catch(e => fetch('/problems', {method: 'POST', body: JSON.stringify(['' + e])}));
</script>`

// Every edition of every example is no wider than its screen, keeps its style under its own
// policy, and has no serious finding of axe, in light and in dark.
func TestDocumentsInABrowser(t *testing.T) {
	t.Parallel()
	browser, axe := browserAndAxe(t)
	var documents []string
	var names []string
	files, err := filepath.Glob(filepath.Join("..", "testdata", "engagements", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for i, file := range files {
		for j, reader := range readers() {
			args := []string{"report", file, "--for", reader, "-o", "html"}
			if (i+j)%6 == 0 { // the annex is long
				args = append(args, "--include", "annex")
			}
			r := run(nil, args...)
			if r.code != exitOK {
				t.Fatalf("%s: %s", args, r.errOut)
			}
			documents, names = append(documents, r.out), append(names, strings.Join(args, " "))
		}
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, problem := range look(t, browser, scheme, documents, axe) {
			n, rest, _ := strings.Cut(problem, ":")
			i, err := strconv.Atoi(strings.Fields(n)[0])
			if err != nil || i >= len(names) {
				t.Error(problem)
				continue
			}
			t.Errorf("%s, %s%s:%s", names[i], scheme, strings.TrimPrefix(n, strconv.Itoa(i)), rest)
		}
	}
}

// browserAndAxe are the browser of this machine and the source of axe.
func browserAndAxe(t *testing.T) (browser string, axe []byte) {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil && browser == "" {
			browser = path
		}
	}
	if browser == "" || os.Getenv(axeVariable) == "" {
		t.Skip("needs Chromium, and " + axeVariable + " naming axe.min.js; .ci/run installs both")
	}
	axe, err := os.ReadFile(os.Getenv(axeVariable))
	if err != nil {
		t.Fatal(err)
	}
	return browser, axe
}

// look opens documents in a browser and says what is wrong with them.
func look(t *testing.T, browser, scheme string, documents []string, axe []byte) []string {
	t.Helper()
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	said := make(chan []byte, 1)
	every := "7"
	if os.Getenv(allVariable) != "" {
		every = "1"
	}
	mux := http.NewServeMux()
	document := func(r *http.Request) string {
		i, err := strconv.Atoi(r.PathValue("n"))
		if err != nil || i >= len(documents) {
			return ""
		}
		return documents[i]
	}
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, strings.NewReplacer("COUNT", strconv.Itoa(len(documents)), "DARK", strconv.FormatBool(scheme == "dark"), "EVERY", every).Replace(harness))
	})
	mux.HandleFunc("GET /document/{n}", func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, document(r)) })
	mux.HandleFunc("GET /axe/{n}", func(w http.ResponseWriter, r *http.Request) {
		before, after, _ := strings.Cut(policy.ReplaceAllString(document(r), ""), "</body>")
		fmt.Fprintf(w, "%s<script src=\"/axe.js\"></script></body>%s", before, after) // its own policy would keep axe out
	})
	mux.HandleFunc("GET /axe.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = w.Write(axe)
	})
	mux.HandleFunc("POST /problems", func(_ http.ResponseWriter, r *http.Request) {
		data, _ := io.ReadAll(r.Body)
		said <- data
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), longestLook)
	defer cancel()
	stop := openBrowser(ctx, t, browser, scheme, server.URL)
	defer stop()
	select {
	case data := <-said:
		var problems []string
		if err := json.Unmarshal(data, &problems); err != nil {
			t.Fatal(err)
		}
		return problems
	case <-ctx.Done():
		t.Fatalf("the browser did not come to an end within %s", longestLook)
	}
	return nil
}

// openBrowser starts a browser without a window, which prefers the scheme of colors.
func openBrowser(ctx context.Context, t *testing.T, browser, scheme, url string) (stop func()) {
	t.Helper()
	profile, err := os.MkdirTemp("", "browser") // its processes write into it after the test
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(ctx)
	preferred := map[string]string{"dark": "0", "light": "1"}[scheme]
	cmd := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0",
		"--window-size=1500,1000", "--user-data-dir="+profile, "--blink-settings=preferredColorScheme="+preferred, url)
	var out bytes.Buffer
	cmd.Stderr = &out
	cmd.WaitDelay = 10 * time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return func() {
		cancel()
		_ = cmd.Wait() // it was stopped
		_ = os.RemoveAll(profile)
		if t.Failed() {
			t.Logf("the browser said:\n%s", out.String())
		}
	}
}
