import { test } from "uvu";
import * as assert from "uvu/assert";
import { releaseObjects } from "../../src/manifests/objects.js";
import { podSecurityViolations } from "../../src/prove/scene/pod-security.js";
import { podOf } from "../../src/manifests/pods.js";
import { run } from "./run.js";

type Tree = Record<string, unknown>;

const container: Tree = {
  name: "a",
  image: "a:1",
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
};
const pod: Tree = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  containers: [container],
};

const inContainer = (more: Tree): Tree => ({ ...pod, containers: [{ ...container, ...more }] });
const inContext = (more: Tree): Tree =>
  inContainer({ securityContext: { ...(container["securityContext"] as Tree), ...more } });
const inPodContext = (more: Tree): Tree => ({
  ...pod,
  securityContext: { ...(pod["securityContext"] as Tree), ...more },
});
const volume = (source: Tree): Tree => ({ ...pod, volumes: [{ name: "v", ...source }] });

/** Pods that differ in one thing from one that is let in everywhere. */
const pods: Readonly<Record<string, Tree>> = {
  good: pod,
  bare: { containers: [{ name: "a", image: "a:1" }] },
  "bare init container": { ...pod, initContainers: [{ name: "b", image: "b:1" }] },
  "host network": { ...pod, hostNetwork: true },
  "host pid": { ...pod, hostPID: true },
  "host path": volume({ hostPath: { path: "/" } }),
  nfs: volume({ nfs: { server: "a", path: "/" } }),
  "config map": volume({ configMap: { name: "a" } }),
  "csi volume": volume({ csi: { driver: "a" } }),
  privileged: inContext({ privileged: true, allowPrivilegeEscalation: true }),
  escalation: inContext({ allowPrivilegeEscalation: true }),
  "host port": inContainer({ ports: [{ containerPort: 80, hostPort: 80 }] }),
  "no dropped capabilities": inContext({ capabilities: {} }),
  "bind service": inContext({ capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } }),
  chown: inContext({ capabilities: { drop: ["ALL"], add: ["CHOWN"] } }),
  "net admin": inContext({ capabilities: { drop: ["ALL"], add: ["NET_ADMIN"] } }),
  "proc mount": inContext({ procMount: "Unmasked" }),
  unconfined: inContext({ seccompProfile: { type: "Unconfined" } }),
  "unconfined pod": inPodContext({ seccompProfile: { type: "Unconfined" } }),
  "own seccomp profile": {
    ...inContext({ seccompProfile: { type: "Localhost", localhostProfile: "a" } }),
    securityContext: { runAsNonRoot: true },
  },
  "no seccomp profile": { ...pod, securityContext: { runAsNonRoot: true } },
  "no apparmor": inContext({ appArmorProfile: { type: "Unconfined" } }),
  "selinux user": inPodContext({ seLinuxOptions: { user: "a" } }),
  "selinux type": inPodContext({ seLinuxOptions: { type: "container_t" } }),
  "own selinux type": inContext({ seLinuxOptions: { type: "spc_t" } }),
  "root container": inContext({ runAsNonRoot: false }),
  "user 0": inContext({ runAsUser: 0 }),
  "pod's user 0": inPodContext({ runAsUser: 0 }),
  "user namespace": { ...inPodContext({ runAsNonRoot: false, runAsUser: 0 }), hostUsers: false },
  "safe sysctl": inPodContext({ sysctls: [{ name: "net.ipv4.tcp_syncookies", value: "1" }] }),
  sysctl: inPodContext({ sysctls: [{ name: "kernel.msgmax", value: "1" }] }),
  "probe of another host": inContainer({ livenessProbe: { httpGet: { host: "10.0.0.1", port: 80 } } }),
  "handler of another host": inContainer({
    lifecycle: { preStop: { tcpSocket: { host: "10.0.0.1", port: 80 } } },
  }),
  "probe of its own": inContainer({ livenessProbe: { httpGet: { port: 80 } } }),
};

for (const level of ["restricted", "baseline"] as const) {
  test(`what ${level} refuses is what the API server's own code refuses`, async () => {
    const manifests = Object.entries(pods).map(([name, spec]) => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: name.replace(/[^a-z0-9]+/g, "-") },
      spec,
    }));
    const { output, errors } = await run(
      "pod-security",
      ["-level", level],
      manifests.map((manifest) => JSON.stringify(manifest)).join("\n---\n"),
    );
    assert.match(errors, `${manifests.length} pods checked`);
    const refused = [
      ...new Set(
        output
          .split("\n")
          .filter(Boolean)
          .map((line) => line.replace(/^Pod\/([^:]+):.*/, "$1")),
      ),
    ];
    const ours = releaseObjects(
      manifests.map((body) => ({ body })),
      "shop",
    )
      .filter((object) => podSecurityViolations(podOf(object)!, level).length > 0)
      .map(({ name }) => name);
    assert.equal(ours.sort(), refused.sort());
    assert.ok(ours.length > 10 && ours.length < manifests.length - 4);
  });
}

test.run();
