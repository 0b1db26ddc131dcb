package cmd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"github.com/spf13/cobra"

	"mspscope/internal/batch"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

func (a *app) batchCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var gates gateFlags
	var road roadFlags
	var choice choiceFlags
	cmd := &cobra.Command{
		Use:        "batch PATH...",
		SuggestFor: []string{"portfolio", "all"},
		GroupID:    "client",
		Short:      "Score many engagements: files, directories, streams",
		Long: `Batch scores every engagement it finds: files, directories, patterns, files with
several YAML documents, newline-delimited JSON, and "-" for stdin. Records come
in the order of the input. A document that cannot be scored gives one error
record and the run goes on; the exit code then is 3. A CSV has the ids of
questions as its heads, and client.name and the like; each row is one engagement.

` + conditionHelp,
		Example: `  mspscope batch clients/
  mspscope batch clients/ -o ndjson | jq -r 'select(.model == "hybrid") | .source'
  mspscope batch clients/ --summary
  mspscope batch clients/ --where 'verdict = close or open_deciding > 0' --sort -monthly
  mspscope batch clients/ --columns client,model,monthly,users_count --to portfolio.xlsx
  mspscope batch clients/ --fail-on 'findings.critical > 0' --fail-on 'margin < 5'
  cat answers.ndjson | mspscope batch - -o ndjson > results.ndjson
  find . -name '*.yaml' -mtime -7 -print0 | mspscope batch --files-from - --to new.csv
  mspscope batch clients/ --resume results.ndjson`,
		Args: batchPaths,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			err := firstOf(
				f.check,
				func() error { return road.check(&o) },
				func() error { return a.checkDestination(&o, sources{road.inputs(args), []string{f.playbook}}) },
				func() error { return road.checkResume(&o, &choice) },
				road.checkList,
			)
			if err != nil {
				return err
			}
			p, err := a.loadPlaybook(f.playbook, playbook.Prices|playbook.Advice|playbook.Proofs)
			if err != nil {
				return err
			}
			form, err := choice.form(p, &f, &o, &gates)
			if err != nil {
				return err
			}
			return a.batch(cmd.Context(), p, args, &o, form, &road)
		}),
	}
	f.addMany(cmd)
	o.add(cmd, formatTable, formatNDJSON, formatCSV, formatJSON, formatYAML, formatMarkdown, formatXLSX)
	gates.add(cmd)
	road.add(cmd)
	choice.add(cmd)
	return cmd
}

// batchMemoryLimit is the heap in bytes from which on a batch is collected as
// often as it takes to stay below.
const batchMemoryLimit = 56 << 20

// batchResult is what became of one job.
type batchResult struct {
	lines  []byte // NDJSON records
	rows   [][]string
	left   []string // sources that were left out: earlier results, the first ones
	more   int      // how many there are beside those
	failed int      // sources that could not be read
	bad    int      // documents that could not be scored
	gates  int      // results that --fail-on asked for
	why    []string // they were asked for, of the first ones
	scored int
	size   int  // bytes of the documents
	hidden int  // results that do not fit --where
	cut    bool // an earlier run counts as far as it has records, which --where hides
	held   held
}

func (a *app) batch(ctx context.Context, p *playbook.Playbook, paths []string, o *outputFlags, form *batchForm, road *roadFlags) error {
	defer a.limit(a.limit(batchMemoryLimit))
	sources := batch.Sources{Paths: paths, List: road.list, Stdin: a.In, Column: columnOf(p), Refuse: notEngagement}
	if err := a.checkFound(o, &sources); err != nil {
		return err
	}
	a.waitingForReader(o)
	out, err := a.openRecords(o)
	if err != nil {
		return err
	}
	if err := a.checkSources(road.inputs(paths), o, out.Info()); err != nil {
		_ = out.Close(false) // nothing was written
		return err
	}
	sources.Out = out.Info()
	run := batchRun{app: a, road: road, o: o, sources: &sources, out: out, form: form, paths: paths, playbook: p}
	run.score = (&scorer{playbook: p, form: form}).job
	return run.run(ctx)
}

// count adds the counts of another result.
func (r *batchResult) count(other *batchResult) {
	r.failed += other.failed
	r.bad += other.bad
	r.gates += other.gates
	r.scored += other.scored
	for _, source := range other.left {
		if len(r.left) == mostNamed {
			r.more++
			continue
		}
		r.left = append(r.left, source)
	}
	r.hidden += other.hidden
	r.held.records = append(r.held.records, other.held.records...)
	r.held.errors = append(r.held.errors, other.held.errors...)
	r.why = append(r.why, other.why[:min(len(other.why), mostWhy-len(r.why))]...)
}

// done is the number of records.
func (r *batchResult) done() int { return r.scored + r.bad + r.failed }

// stoppedAfter says how far an interrupted batch came.
func stoppedAfter(records int, held bool) string {
	switch {
	case records == 0:
		return "stopped before the first record"
	case held:
		return fmt.Sprintf("stopped after %d records; nothing is written, because what was asked for needs all of them", records)
	case records == 1:
		return "stopped after 1 record, which is written"
	}
	return fmt.Sprintf("stopped after %d records, which are written", records)
}

// verdict is what the exit code and the last line of a batch say.
func (r *batchResult) verdict() error {
	switch {
	case r.failed > 0:
		return failed(fmt.Errorf("%d of the sources could not be read; see their records", r.failed))
	case r.bad > 0:
		if r.cut { // of how many is not known
			return invalid(fmt.Errorf("%s could not be scored; see their records", words.Count(r.bad, "document", "documents")))
		}
		return invalid(fmt.Errorf("%d of %d documents could not be scored; see their records", r.bad, r.bad+r.scored))
	case r.gates > 0:
		return &exitError{exitGate, fmt.Errorf("%d of %d results are what --fail-on asked for", r.gates, r.scored-r.hidden)}
	}
	return nil
}

// checkSources refuses to read what the records are written to, which may have
// come to be only now, and says on a terminal what is being read.
func (a *app) checkSources(paths []string, to *outputFlags, out os.FileInfo) error {
	for _, path := range paths {
		if path == "-" {
			a.waiting("engagements")
		} else if info, err := os.Stat(path); err == nil {
			a.waitingAt(path, "engagements", info)
		}
	}
	if out == nil {
		return nil
	}
	return a.apart(out, to.target(), sources{inputs: paths})
}

// scorer scores jobs; any number of workers may share one.
type scorer struct {
	playbook *playbook.Playbook
	form     *batchForm
	rooms    sync.Pool // *yamldoc.Room
}

// job scores the documents of one job.
func (s *scorer) job(j batch.Job) batchResult {
	var r batchResult
	documents, err := j.Read()
	switch {
	case err == nil:
	case errors.Is(err, batch.ErrResults) && j.Found:
		r.left = append(r.left, j.Source)
		return r
	case isContent(err): // somebody wanted it read
		r.bad++
		r.addError(s.form, j.Source, 0, err)
		return r
	default:
		r.failed++
		r.addError(s.form, j.Source, 0, err)
		return r
	}
	for _, d := range documents {
		r.size += d.Size()
		record, err := s.document(d)
		if err != nil {
			r.bad++
			r.addError(s.form, j.Source, d.Index, err)
			continue
		}
		record.Source, record.Document = j.Source, d.Index
		r.take(s.form, &record)
	}
	return r
}

// isContent reports whether a source is wrong in itself, and could be read.
func isContent(err error) bool {
	_, problems := errors.AsType[yamldoc.Problems](err)
	return problems || errors.Is(err, batch.ErrResults)
}

// document scores one document. An engagement keeps no nodes, so that the next one can
// have their memory.
func (s *scorer) document(d yamldoc.Document) (result.Record, error) {
	room, ok := s.rooms.Get().(*yamldoc.Room)
	if !ok {
		room = &yamldoc.Room{}
	}
	defer s.rooms.Put(room)
	e, err := readUnder(s.playbook, &d, room)
	if err != nil {
		return result.Record{}, err
	}
	if s.form.date != "" {
		e.Client.Date = s.form.date
	}
	return scope.Record(s.playbook, e, &s.form.ask)
}
