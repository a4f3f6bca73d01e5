// Command kubernetes-checks runs Trivy's checks of Kubernetes manifests, as Trivy itself has them embedded.
//
//	kubernetes-checks FOLDER
//
// It reads every YAML file of the folder, with any number of documents each, and prints one line of JSON for each
// finding. Exit codes: 0 all were read, 2 wrong usage or manifests that cannot be read.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/aquasecurity/trivy/pkg/iac/rego"
	"github.com/aquasecurity/trivy/pkg/iac/scanners/kubernetes"
)

// finding is what a check says of an object.
type finding struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Check    string `json:"check"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
}

func main() {
	if len(os.Args) != 2 {
		fail(fmt.Errorf("usage: kubernetes-checks FOLDER"))
	}
	scanner := kubernetes.NewScanner(rego.WithEmbeddedPolicies(true), rego.WithEmbeddedLibraries(true))
	results, err := scanner.ScanFS(context.Background(), os.DirFS(os.Args[1]), ".")
	if err != nil {
		fail(err)
	}
	out := json.NewEncoder(os.Stdout)
	for _, result := range results.GetFailed() {
		place := result.Range()
		err := out.Encode(finding{
			File:     place.GetFilename(),
			Line:     place.GetStartLine(),
			Check:    result.Rule().ID,
			Severity: string(result.Severity()),
			Message:  result.Description(),
		})
		if err != nil {
			fail(err)
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(2)
}
