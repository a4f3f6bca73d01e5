import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toolPath } from "../tools/index.js";
import { credentials } from "./credentials.js";

/** A part of the cluster: the name of its log, and the command that starts it. */
export interface Component {
  readonly name: string;
  readonly command: readonly string[];
}

const stages = fileURLToPath(new URL("../../../ci/cluster/stages.yaml", import.meta.url));

/**
 * What answers requests: the store, on sockets in `folder`, and the API server on `port` of the loopback
 * interface.
 */
export function apiServer(folder: string, port: number): readonly Component[] {
  const { tokens, serviceAccountKey, certificates } = credentials(folder);
  const store = `unix://${join(folder, "etcd")}.sock`;
  // Part of what the store keeps: the same in every folder.
  const peers = "unix://etcd-peers.sock";
  return [
    part("etcd", [
      `--data-dir=${join(folder, "etcd")}`,
      `--listen-client-urls=${store}`,
      `--advertise-client-urls=${store}`,
      `--listen-peer-urls=${peers}`,
      `--initial-advertise-peer-urls=${peers}`,
      `--initial-cluster=default=${peers}`,
      "--log-level=warn",
      // Nothing is to survive.
      "--unsafe-no-fsync",
    ]),
    part("kube-apiserver", [
      `--etcd-servers=${store}`,
      "--bind-address=127.0.0.1",
      "--advertise-address=127.0.0.1",
      `--secure-port=${port}`,
      `--cert-dir=${certificates}`,
      `--token-auth-file=${tokens}`,
      "--anonymous-auth=false",
      "--authorization-mode=Node,RBAC",
      "--service-account-issuer=https://kubernetes.default.svc",
      `--service-account-key-file=${serviceAccountKey}`,
      `--service-account-signing-key-file=${serviceAccountKey}`,
      "--service-cluster-ip-range=10.96.0.0/16",
      // Pod Security is to decide this.
      "--allow-privileged=true",
      // Names of nodes that are not there lead nowhere.
      "--kubelet-preferred-address-types=InternalIP",
      // The Endpoints of the Service "kubernetes" may not be on the loopback interface.
      "--endpoint-reconciler-type=none",
    ]),
  ];
}

/**
 * What brings the world to what is asked of the API server: controllers, the scheduler, and nodes that are
 * not there.
 */
export function controllers(folder: string, kubeconfig: string): readonly Component[] {
  const { serviceAccountKey, certificate } = credentials(folder);
  const quiet = [
    `--kubeconfig=${kubeconfig}`,
    "--leader-elect=false",
    "--secure-port=0",
    "--kube-api-qps=500",
    "--kube-api-burst=1000",
  ];
  return [
    part("kube-controller-manager", [
      ...quiet,
      "--use-service-account-credentials",
      `--service-account-private-key-file=${serviceAccountKey}`,
      `--root-ca-file=${certificate}`,
    ]),
    part("kube-scheduler", quiet),
    {
      name: "kwok",
      command: [
        toolPath("kwok"),
        `--kubeconfig=${kubeconfig}`,
        `--config=${stages}`,
        "--manage-all-nodes=true",
        // Without it nodes are lost after 40 s, and their pods with them.
        "--node-lease-duration-seconds=40",
        "--cidr=10.244.0.1/16",
        "--node-ip=192.0.2.1",
        // It would listen on all interfaces.
        "--node-port=0",
      ],
    },
  ];
}

function part(name: string, args: readonly string[]): Component {
  return { name, command: [toolPath("control-plane"), name, ...args] };
}
