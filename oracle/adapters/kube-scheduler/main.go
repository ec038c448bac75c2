// Answers the operation "schedule" of podsem with the plugins of the real kube-scheduler: one request a line on
// standard input, one answer a line on standard output.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"k8s.io/klog/v2"
)

// problem says why a request cannot be decided.
type problem struct {
	Code    string            `json:"code"`
	Message string            `json:"message"`
	Place   map[string]string `json:"place"`
}

func (p *problem) Error() string { return p.Message }

func main() {
	flags := flag.NewFlagSet("logging", flag.ExitOnError)
	klog.InitFlags(flags)
	_ = flags.Parse([]string{"-logtostderr=false", "-stderrthreshold=4"})
	klog.SetOutput(io.Discard)
	if err := answerLines(context.Background(), os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func answerLines(ctx context.Context, in io.Reader, out io.Writer) error {
	scheduler, err := newScheduler(ctx)
	if err != nil {
		return err
	}
	lines := bufio.NewReaderSize(in, 1<<20)
	for {
		line, readError := lines.ReadBytes('\n')
		if len(line) > 1 {
			text, err := json.Marshal(answerLine(ctx, scheduler, line))
			if err != nil {
				return err
			}
			if _, err := out.Write(append(text, '\n')); err != nil {
				return err
			}
		}
		if readError == io.EOF {
			return nil
		}
		if readError != nil {
			return readError
		}
	}
}

func answerLine(ctx context.Context, scheduler *scheduler, line []byte) map[string]any {
	var request request
	if err := json.Unmarshal(line, &request); err != nil {
		return refusal(request.ID, err)
	}
	if request.Op != "schedule" {
		return refusal(request.ID, &problem{Code: "PS1102", Message: fmt.Sprintf("no operation is called %q", request.Op)})
	}
	cluster, err := clusterOf(ctx, request)
	if err != nil {
		return refusal(request.ID, err)
	}
	answer, err := scheduler.decide(ctx, cluster)
	if err != nil {
		return refusal(request.ID, err)
	}
	answer["id"] = request.ID
	return answer
}

func refusal(id json.RawMessage, err error) map[string]any {
	var known *problem
	if !errors.As(err, &known) {
		known = &problem{Code: "PS1103", Message: err.Error()}
	}
	if known.Place == nil {
		known.Place = map[string]string{}
	}
	return map[string]any{"id": id, "problem": known}
}
