// Command cert-manager-validator says of each object on its standard input, one JSON document a line, what the
// admission webhook of cert-manager says of its creation, one JSON answer a line.
//
// The rules are the vendor's own code; they stand nowhere in its CustomResourceDefinitions.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	acmeinstall "github.com/cert-manager/cert-manager/internal/apis/acme/install"
	cminstall "github.com/cert-manager/cert-manager/internal/apis/certmanager/install"
	metainstall "github.com/cert-manager/cert-manager/internal/apis/meta/install"
	"github.com/cert-manager/cert-manager/internal/webhook/admission/resourcevalidation"
	"github.com/cert-manager/cert-manager/pkg/webhook/admission"
	admissionv1 "k8s.io/api/admission/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
)

type answer struct {
	Error    string   `json:"error,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
}

func main() {
	scheme := runtime.NewScheme()
	cminstall.Install(scheme)
	acmeinstall.Install(scheme)
	metainstall.Install(scheme)
	decoder := serializer.NewCodecFactory(scheme).UniversalDecoder()
	plugin, ok := resourcevalidation.NewPlugin().(admission.ValidationInterface)
	if !ok {
		fail(fmt.Errorf("the validation plugin does not validate"))
	}

	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	answers := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		if err := answers.Encode(judge(decoder, plugin, lines.Bytes())); err != nil {
			fail(err)
		}
	}
	if err := lines.Err(); err != nil {
		fail(err)
	}
}

func judge(decoder runtime.Decoder, plugin admission.ValidationInterface, line []byte) answer {
	object, kind, err := decoder.Decode(line, nil, nil)
	if err != nil {
		return answer{Error: err.Error()}
	}
	resource := metav1.GroupVersionResource{Group: kind.Group, Version: kind.Version, Resource: strings.ToLower(kind.Kind) + "s"}
	request := admissionv1.AdmissionRequest{
		Operation:       admissionv1.Create,
		Kind:            metav1.GroupVersionKind{Group: kind.Group, Version: kind.Version, Kind: kind.Kind},
		Resource:        resource,
		RequestResource: &resource,
		Object:          runtime.RawExtension{Raw: line},
	}
	warnings, err := plugin.Validate(context.Background(), request, nil, object)
	if err != nil {
		return answer{Error: err.Error(), Warnings: warnings}
	}
	return answer{Warnings: warnings}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
