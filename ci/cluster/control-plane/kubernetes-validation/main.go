// Command kubernetes-validation says which objects a Kubernetes API server would refuse, by the code with which one
// decides: strict reading, defaults, and the checks on creation.
//
//	kubernetes-validation [-namespace NAME] < SETS > VERDICTS
//
// Each line of standard input is a set of manifests as a JSON string: YAML with any number of documents. Each line of
// standard output is the verdict on one set, in the same order. Custom resources are counted, and only their metadata
// is checked, for what else they may hold is decided by definitions in a cluster.
// Exit codes: 0 all sets were read, 2 wrong usage or a line that cannot be read.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"k8s.io/apimachinery/pkg/util/yaml"
)

// A verdict is what there is to say of one set.
type verdict struct {
	// Refused holds a line for each object that would be refused, and for each that cannot be judged.
	Refused []refusal `json:"refused"`
	// Judged is the number of objects of Kubernetes' own kinds.
	Judged int `json:"judged"`
	// Custom says how many objects there are of each kind that is none of Kubernetes' own.
	Custom map[string]int `json:"custom"`
}

// A refusal is one object and what the API server would say of it.
type refusal struct {
	Object  string `json:"object"`
	Message string `json:"message"`
}

func main() {
	namespace := flag.String("namespace", "default", "where objects go that name none")
	flag.Parse()
	if flag.NArg() > 0 {
		fail(fmt.Errorf("sets come on standard input, got the argument %q", flag.Arg(0)))
	}
	sets := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20))
	verdicts := bufio.NewWriter(os.Stdout)
	lines := json.NewEncoder(verdicts)
	lines.SetEscapeHTML(false)
	for {
		var text string
		err := sets.Decode(&text)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			fail(fmt.Errorf("a set must be a JSON string: %w", err))
		}
		if err := lines.Encode(judge(text, *namespace)); err != nil {
			fail(err)
		}
		// Whoever asks one by one waits for the answer.
		if err := verdicts.Flush(); err != nil {
			fail(err)
		}
	}
}

func judge(text string, namespace string) verdict {
	found := verdict{Refused: []refusal{}, Custom: map[string]int{}}
	documents := yaml.NewYAMLReader(bufio.NewReader(strings.NewReader(text)))
	for number := 1; ; number++ {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			found.refuse(fmt.Sprintf("document %d", number), err)
			return found
		}
		found.add(document, number, namespace)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "kubernetes-validation:", err)
	os.Exit(2)
}
