package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/yaml"
	kjson "sigs.k8s.io/json"
	strict "sigs.k8s.io/yaml"
)

// podPaths says where an object keeps its pod. Each path ends at a map with metadata and spec; a Pod is one itself.
var podPaths = map[string][]string{
	"Pod":                   {},
	"PodTemplate":           {"template"},
	"Deployment":            {"spec", "template"},
	"StatefulSet":           {"spec", "template"},
	"DaemonSet":             {"spec", "template"},
	"ReplicaSet":            {"spec", "template"},
	"ReplicationController": {"spec", "template"},
	"Job":                   {"spec", "template"},
	"CronJob":               {"spec", "jobTemplate", "spec", "template"},
	"ScaledJob":             {"spec", "jobTargetRef", "template"},
}

// A pod is what some manifest would make the cluster run.
type pod struct {
	owner    string // Kind/name
	template corev1.PodTemplateSpec
}

// readPods finds every pod in a stream of YAML documents; kinds without pods are passed over.
func readPods(source string, stream io.Reader) ([]pod, error) {
	documents := yaml.NewYAMLReader(bufio.NewReader(stream))
	var pods []pod
	for number := 1; ; number++ {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return pods, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", source, err)
		}
		var object map[string]any
		if err := strict.UnmarshalStrict(document, &object); err != nil {
			return nil, fmt.Errorf("%s, document %d: %w", source, number, err)
		}
		found, err := podsOf(object)
		if err != nil {
			return nil, fmt.Errorf("%s, document %d: %w", source, number, err)
		}
		pods = append(pods, found...)
	}
}

func podsOf(object map[string]any) ([]pod, error) {
	if items, isList := object["items"].([]any); isList {
		return podsOfList(items)
	}
	manifest := unstructured.Unstructured{Object: object}
	path, hasPod := podPaths[manifest.GetKind()]
	if !hasPod {
		return nil, nil
	}
	found := pod{owner: manifest.GetKind() + "/" + manifest.GetName()}
	template, ok, err := unstructured.NestedMap(object, path...)
	if err != nil || !ok {
		return nil, fmt.Errorf("%s: no pod at %v", found.owner, path)
	}
	// A Pod brings apiVersion, kind and maybe status, which a template does not know.
	found.template, err = templateOf(map[string]any{"metadata": template["metadata"], "spec": template["spec"]})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", found.owner, err)
	}
	return []pod{found}, nil
}

func podsOfList(items []any) ([]pod, error) {
	var pods []pod
	for _, item := range items {
		object, isMap := item.(map[string]any)
		if !isMap {
			return nil, errors.New("a list item is not an object")
		}
		found, err := podsOf(object)
		if err != nil {
			return nil, err
		}
		pods = append(pods, found...)
	}
	return pods, nil
}

// templateOf reads strictly: a security setting with a misspelt name would otherwise count as absent, or worse, as fine.
func templateOf(fields map[string]any) (corev1.PodTemplateSpec, error) {
	var template corev1.PodTemplateSpec
	// By way of JSON, for a YAML printer leaves characters as they are that a YAML reader refuses.
	text, err := json.Marshal(fields)
	if err != nil {
		return template, err
	}
	strictErrors, err := kjson.UnmarshalStrict(text, &template)
	return template, errors.Join(append(strictErrors, err)...)
}
