import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Helm } from "../helm/render.js";
import { contents, helm, kubectl } from "./cluster.js";
import { environmentNamed } from "./environments.js";
import { within } from "./lifecycle.js";
import { ownPlatform } from "./own-platform.js";

/** Declares a test of what a namespace's guard-rails refuse, and of what stays without them. */
export function testGuardRails(version: Helm): void {
  test(`${version}: the guard-rails are the server's, and leave the namespace when they go`, async () => {
    await within(
      await ownPlatform(version, environmentNamed("staging"), "guarded"),
      async ({ namespace }) => {
        assert.match(
          await refusal(namespace, pod({ securityContext: { privileged: true } })),
          /violates PodSecurity "restricted:/,
        );
        assert.match(
          await refusal(namespace, pod({ resources: { limits: { cpu: "3" } } })),
          /maximum cpu usage per Container is 2/,
        );
        assert.match(
          await refusal(namespace, claim("1Ti")),
          /maximum storage usage per PersistentVolumeClaim is 100Gi/,
        );
        assert.match(
          await refusal(namespace, ...Array.from({ length: 41 }, (_, i) => secret(i))),
          /exceeded quota: resource-quota, requested: secrets=1, used: secrets=40, limited: secrets=40/,
        );
        assert.is(await refusal(namespace, pod({})), "");

        await helm(version, "uninstall", namespace, "--namespace", "guard-rails", "--wait");
        assert.equal(
          await contents(namespace),
          ["pod/extra", ...Array.from({ length: 40 }, (_, i) => `secret/s${i}`)].sort(),
        );
      },
    );
  });
}

/** Creates objects until the API server refuses one. Returns its words, or nothing when it takes them all. */
async function refusal(namespace: string, ...objects: readonly object[]): Promise<string> {
  const list = JSON.stringify({ apiVersion: "v1", kind: "List", items: objects });
  return kubectl(["create", "--namespace", namespace, "--filename=-"], list).then(
    () => "",
    (error: Error) => error.message,
  );
}

/** A pod that Pod Security would take, but for what is changed of its container. */
function pod(change: object): object {
  const securityContext = {
    runAsNonRoot: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    seccompProfile: { type: "RuntimeDefault" },
  };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "extra" },
    spec: { containers: [{ name: "main", image: "example/extra:1", securityContext, ...change }] },
  };
}

function claim(storage: string): object {
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: "large" },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
  };
}

function secret(i: number): object {
  return { apiVersion: "v1", kind: "Secret", metadata: { name: `s${i}` } };
}
