// Command pod-security checks manifests against a Pod Security Standard with the same code that the API server runs.
//
//	helm template CHART | pod-security [-level restricted] [FILE …]
//
// It reads YAML with any number of documents, from the files or else from standard input. Each violation is one line
// on standard output, the number of pods checked one line on standard error.
// Exit codes: 0 all pods allowed, 1 violations, 2 wrong usage or manifests that cannot be read.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

func main() {
	levelName := flag.String("level", string(api.LevelRestricted), "baseline or restricted")
	flag.Parse()
	level, err := api.ParseLevel(*levelName)
	if err != nil || level == api.LevelPrivileged {
		fail(fmt.Errorf("-level must be baseline or restricted, got %q", *levelName))
	}
	pods, err := readAll(flag.Args())
	if err != nil {
		fail(err)
	}
	violations, err := check(pods, level)
	if err != nil {
		fail(err)
	}
	for _, violation := range violations {
		fmt.Println(violation)
	}
	fmt.Fprintf(os.Stderr, "%s checked against %s, %s\n", count(len(pods), "pod"), level, count(len(violations), "violation"))
	if len(violations) > 0 {
		os.Exit(1)
	}
}

func readAll(files []string) ([]pod, error) {
	if len(files) == 0 {
		return readPods("standard input", os.Stdin)
	}
	var pods []pod
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		found, err := readPods(name, io.Reader(file))
		file.Close()
		if err != nil {
			return nil, err
		}
		pods = append(pods, found...)
	}
	return pods, nil
}

// check returns a line for each violation: `Deployment/shop: runAsNonRoot != true, pod or container … must set …`.
func check(pods []pod, level api.Level) ([]string, error) {
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		return nil, err
	}
	standard := api.LevelVersion{Level: level, Version: api.LatestVersion()}
	var lines []string
	for _, p := range pods {
		for _, result := range evaluator.EvaluatePod(standard, &p.template.ObjectMeta, &p.template.Spec) {
			if !result.Allowed {
				lines = append(lines, fmt.Sprintf("%s: %s, %s", p.owner, result.ForbiddenReason, result.ForbiddenDetail))
			}
		}
	}
	return lines, nil
}

func count(number int, noun string) string {
	if number != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", number, noun)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "pod-security:", err)
	os.Exit(2)
}
