// Command cyclonus says what the simulator of cyclonus expects, one JSON document a line.
//
// "cases" prints the state of the cluster and the expected table of each step of each of its generated test cases.
// "simulate" reads states of clusters from its standard input, one a line, and prints the table of each.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"

	"github.com/mattfenwick/cyclonus/pkg/connectivity"
	"github.com/mattfenwick/cyclonus/pkg/connectivity/probe"
	"github.com/mattfenwick/cyclonus/pkg/generator"
	"github.com/mattfenwick/cyclonus/pkg/kube"
	"github.com/mattfenwick/cyclonus/pkg/matcher"
	"github.com/sirupsen/logrus"
	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
)

type container struct {
	Port     int         `json:"port"`
	Protocol v1.Protocol `json:"protocol"`
	PortName string      `json:"portName"`
}

type pod struct {
	Namespace  string            `json:"namespace"`
	Name       string            `json:"name"`
	Labels     map[string]string `json:"labels"`
	IP         string            `json:"ip"`
	Containers []container       `json:"containers"`
}

type state struct {
	Namespaces map[string]map[string]string  `json:"namespaces"`
	Pods       []pod                         `json:"pods"`
	Policies   []*networkingv1.NetworkPolicy `json:"policies"`
}

type cell struct {
	From     string      `json:"from"`
	To       string      `json:"to"`
	Protocol v1.Protocol `json:"protocol"`
	Port     int         `json:"port"`
	Egress   bool        `json:"egress"`
	Ingress  bool        `json:"ingress"`
}

type step struct {
	Case  string `json:"case"`
	Step  int    `json:"step"`
	State state  `json:"state"`
	Cells []cell `json:"cells"`
}

func main() {
	logrus.SetLevel(logrus.ErrorLevel)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	var err error
	if len(os.Args) > 1 && os.Args[1] == "simulate" {
		err = simulate(encoder)
	} else {
		err = cases(encoder)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func cases(encoder *json.Encoder) error {
	namespaces := []string{"x", "y", "z"}
	_, fresh, err := cluster(namespaces)
	if err != nil {
		return err
	}
	target, err := fresh.GetPod("z", "c")
	if err != nil {
		return err
	}
	all := generator.NewTestCaseGenerator(true, target.IP, namespaces, nil, nil).GenerateAllTestCases()
	for number, testCase := range all {
		mock, resources, err := cluster(namespaces)
		if err != nil {
			return err
		}
		current := &connectivity.TestCaseState{Kubernetes: mock, Resources: resources}
		for index, each := range testCase.Steps {
			for _, action := range each.Actions {
				if err := perform(current, action); err != nil {
					return fmt.Errorf("case %d, step %d: %w", number+1, index+1, err)
				}
			}
			// Every server that is there, so that no port goes unasked.
			probed := generator.NewAllAvailable(generator.ProbeModePodIP)
			err := encoder.Encode(step{
				Case:  fmt.Sprintf("%d %s", number+1, testCase.Description),
				Step:  index + 1,
				State: describe(current),
				Cells: table(current.Policies, current.Resources, probed),
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func cluster(namespaces []string) (kube.IKubernetes, *probe.Resources, error) {
	mock := kube.NewMockKubernetes(1.0)
	protocols := []v1.Protocol{v1.ProtocolTCP, v1.ProtocolUDP, v1.ProtocolSCTP}
	resources, err := probe.NewDefaultResources(mock, namespaces, []string{"a", "b", "c"}, []int{80, 81}, protocols, nil, 5, false, "")
	return mock, resources, err
}

func perform(current *connectivity.TestCaseState, action *generator.Action) error {
	switch {
	case action.CreatePolicy != nil:
		return current.CreatePolicy(action.CreatePolicy.Policy)
	case action.UpdatePolicy != nil:
		return current.UpdatePolicy(action.UpdatePolicy.Policy)
	case action.DeletePolicy != nil:
		return current.DeletePolicy(action.DeletePolicy.Namespace, action.DeletePolicy.Name)
	case action.CreateNamespace != nil:
		return current.CreateNamespace(action.CreateNamespace.Namespace, action.CreateNamespace.Labels)
	case action.SetNamespaceLabels != nil:
		return current.SetNamespaceLabels(action.SetNamespaceLabels.Namespace, action.SetNamespaceLabels.Labels)
	case action.DeleteNamespace != nil:
		return current.DeleteNamespace(action.DeleteNamespace.Namespace)
	case action.ReadNetworkPolicies != nil:
		return current.ReadPolicies(action.ReadNetworkPolicies.Namespaces)
	case action.CreatePod != nil:
		return current.CreatePod(action.CreatePod.Namespace, action.CreatePod.Pod, action.CreatePod.Labels)
	case action.SetPodLabels != nil:
		return current.SetPodLabels(action.SetPodLabels.Namespace, action.SetPodLabels.Pod, action.SetPodLabels.Labels)
	case action.DeletePod != nil:
		return current.DeletePod(action.DeletePod.Namespace, action.DeletePod.Pod)
	}
	return fmt.Errorf("an action does nothing")
}

func describe(current *connectivity.TestCaseState) state {
	described := state{Namespaces: current.Resources.Namespaces, Policies: current.Policies}
	for _, each := range current.Resources.Pods {
		known := pod{Namespace: each.Namespace, Name: each.Name, Labels: each.Labels, IP: each.IP}
		for _, c := range each.Containers {
			known.Containers = append(known.Containers, container{Port: c.Port, Protocol: c.Protocol, PortName: c.PortName})
		}
		described.Pods = append(described.Pods, known)
	}
	return described
}

func simulate(encoder *json.Encoder) error {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		var given state
		if err := json.Unmarshal(in.Bytes(), &given); err != nil {
			return err
		}
		resources := &probe.Resources{Namespaces: given.Namespaces}
		for _, each := range given.Pods {
			known := &probe.Pod{Namespace: each.Namespace, Name: each.Name, Labels: each.Labels, IP: each.IP}
			for _, c := range each.Containers {
				known.Containers = append(known.Containers, &probe.Container{Port: c.Port, Protocol: c.Protocol, PortName: c.PortName})
			}
			resources.Pods = append(resources.Pods, known)
		}
		cells := table(given.Policies, resources, generator.NewAllAvailable(generator.ProbeModePodIP))
		if err := encoder.Encode(cells); err != nil {
			return err
		}
	}
	return in.Err()
}

func table(policies []*networkingv1.NetworkPolicy, resources *probe.Resources, config *generator.ProbeConfig) []cell {
	runner := probe.NewSimulatedRunner(matcher.BuildNetworkPolicies(true, policies), &probe.JobBuilder{})
	result := runner.RunProbeForConfig(config, resources)
	var cells []cell
	for _, key := range result.Wrapped.Keys() {
		for _, each := range result.Get(key.From, key.To).JobResults {
			cells = append(cells, cell{
				From: key.From, To: key.To, Protocol: each.Job.Protocol, Port: each.Job.ResolvedPort,
				Egress: *each.Egress == probe.ConnectivityAllowed, Ingress: *each.Ingress == probe.ConnectivityAllowed,
			})
		}
	}
	sort.Slice(cells, func(i, j int) bool { return fmt.Sprint(cells[i]) < fmt.Sprint(cells[j]) })
	return cells
}
