// control-plane is etcd, kube-apiserver, kube-controller-manager, kube-scheduler and kubectl in one program: the first
// argument says which. One program shares the code that five would each carry.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	etcd "go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	kubectl "k8s.io/kubectl/pkg/cmd"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

func main() {
	if len(os.Args) < 2 {
		stop("Which part? etcd, kube-apiserver, kube-controller-manager, kube-scheduler or kubectl.")
	}
	// Each part reads the arguments as if it were a program of its own.
	os.Args = os.Args[1:]
	switch os.Args[0] {
	case "etcd":
		etcd.Main(os.Args)
	case "kube-apiserver":
		runCommand(apiserver.NewAPIServerCommand())
	case "kube-controller-manager":
		runCommand(controllermanager.NewControllerManagerCommand())
	case "kube-scheduler":
		runCommand(scheduler.NewSchedulerCommand())
	case "kubectl":
		runCommand(kubectl.NewDefaultKubectlCommand())
	default:
		stop(fmt.Sprintf("%q is no part of a control plane.", os.Args[0]))
	}
}

func runCommand(command *cobra.Command) {
	os.Exit(cli.Run(command))
}

func stop(message string) {
	fmt.Fprintln(os.Stderr, message)
	os.Exit(2)
}
