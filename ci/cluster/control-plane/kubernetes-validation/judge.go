package main

import (
	"context"
	"errors"
	"fmt"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	services "k8s.io/kubernetes/pkg/api/service"
	"k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/capabilities"
	"sigs.k8s.io/yaml"
)

// scheme knows all of Kubernetes' own kinds, their defaults and their conversions.
var scheme = legacyscheme.Scheme

// strict refuses unknown and repeated fields, as Helm asks the API server to.
var strict = json.NewSerializerWithOptions(json.DefaultMetaFactory, scheme, scheme,
	json.SerializerOptions{Yaml: true, Strict: true})

// laterGroups are Kubernetes' own too, though another part of the API server has their kinds.
var laterGroups = map[string]bool{"apiextensions.k8s.io": true, "apiregistration.k8s.io": true}

// Whether privileged containers may run is a policy of a cluster; most allow them here and refuse them by admission.
func init() {
	capabilities.Setup(true, 0)
}

func (v *verdict) refuse(object string, err error) {
	v.Refused = append(v.Refused, refusal{Object: object, Message: err.Error()})
}

// add judges one document.
func (v *verdict) add(document []byte, number int, namespace string) {
	var fields map[string]any
	if err := yaml.Unmarshal(document, &fields); err != nil {
		v.refuse(fmt.Sprintf("document %d", number), err)
		return
	}
	if len(fields) == 0 {
		return
	}
	object := unstructured.Unstructured{Object: fields}
	kind := object.GroupVersionKind()
	name := fmt.Sprintf("%s/%s", kind.Kind, object.GetName())
	if kind.Kind == "" || kind.Version == "" {
		v.refuse(fmt.Sprintf("document %d", number), errors.New("it has no kind or no apiVersion"))
		return
	}
	if !scheme.IsGroupRegistered(kind.Group) && !laterGroups[kind.Group] {
		v.Custom[kind.GroupKind().String()]++
		if err := checkCustom(object); err != nil {
			v.refuse(name, err)
		}
		return
	}
	v.Judged++
	if err := check(document, kind, namespace); err != nil {
		v.refuse(name, err)
	}
}

// check creates an object of one of Kubernetes' own kinds, but for storing it.
func check(document []byte, kind schema.GroupVersionKind, namespace string) error {
	creation, known := creations[kind.GroupKind()]
	if !known {
		return fmt.Errorf("%s is one of Kubernetes' own kinds, and this program has no rules for it", kind)
	}
	versioned, _, err := strict.Decode(document, nil, nil)
	if err != nil {
		return err
	}
	scheme.Default(versioned)
	object, err := scheme.ConvertToVersion(versioned, runtime.InternalGroupVersioner)
	if err != nil {
		return err
	}
	metadata, err := meta.Accessor(object)
	if err != nil {
		return err
	}
	if metadata.GetNamespace() != "" {
		namespace = metadata.GetNamespace()
	}
	rest.FillObjectMetaSystemFields(metadata)
	if service, isService := object.(*core.Service); isService {
		allocate(service)
	}
	where := rest.ExpectedNamespaceForScope(namespace, creation.strategy.NamespaceScoped())
	return rest.BeforeCreate(creation.strategy, requested(kind, creation.resource, where), object)
}

// allocate fills in what the API server gives a Service before it checks it. Any port stands for the one it would find.
func allocate(service *core.Service) {
	if service.Spec.ClusterIP != "" && len(service.Spec.ClusterIPs) == 0 {
		service.Spec.ClusterIPs = []string{service.Spec.ClusterIP}
	}
	if services.NeedsHealthCheck(service) && service.Spec.HealthCheckNodePort == 0 {
		service.Spec.HealthCheckNodePort = 30000
	}
}

// requested is a request that creates an object of this kind.
func requested(kind schema.GroupVersionKind, resource string, namespace string) context.Context {
	ctx := request.WithNamespace(request.NewContext(), namespace)
	return request.WithRequestInfo(ctx, &request.RequestInfo{
		IsResourceRequest: true,
		Verb:              "create",
		APIGroup:          kind.Group,
		APIVersion:        kind.Version,
		Resource:          resource,
		Namespace:         namespace,
	})
}

// checkCustom looks at what all objects have. Whether they belong into a namespace is not known here.
func checkCustom(object unstructured.Unstructured) error {
	isNamespaced := object.GetNamespace() != ""
	return validation.ValidateObjectMetaAccessor(&object, isNamespaced, validation.NameIsDNSSubdomain,
		field.NewPath("metadata")).ToAggregate()
}
