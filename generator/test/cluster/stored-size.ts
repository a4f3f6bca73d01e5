import { gunzipSync } from "node:zlib";
import * as assert from "uvu/assert";
import { size } from "../../src/commands/size.js";
import { packageFolder } from "../../src/package-folder.js";
import { toolPath } from "../../../ci/tools/index.js";
import { get } from "./cluster.js";
import type { Environment } from "./environments.js";
import type { Installation } from "./lifecycle.js";

/** The digits of times are as they come, and take a few bits more or less. */
const tolerance = 0.001;

/**
 * The same installation, but it throws when the Secret that Helm makes for it has not the size that
 * `chartwright size` says.
 */
export function measured(installation: Installation, environment: Environment): Installation {
  return {
    ...installation,
    deploy: async (more) => {
      const ending = await installation.deploy(more);
      if (more === undefined && ending.code === 0) await compare(installation, environment);
      return ending;
    },
  };
}

async function compare({ helm, release, namespace }: Installation, { deploy }: Environment): Promise<void> {
  const [secret, ...others] = (await get("secrets", namespace, {
    labelSelector: `owner=helm,name=${release}`,
  })) as unknown as readonly { readonly data: Readonly<Record<string, string>> }[];
  assert.equal([Object.keys(secret!.data), others], [["release"], []], "what a release's Secret holds");
  const stored = Buffer.from(secret!.data["release"]!, "base64");
  // As the environment's own file says; its preview is that of pull request 42.
  const values = [...new Set(deploy(namespace).match(/values\/[\w.]+\.(yaml|ts)/g))].map(
    (file) => packageFolder + file,
  );
  process.env["PR"] = "42";
  const { json } = await size(`${packageFolder}generator/catalogue/index.ts`, packageFolder, {
    values,
    namespace,
    budget: "70%",
    helm: toolPath("helm4"),
  });
  const [said] = json["sizes"] as readonly [
    {
      readonly bytes: Readonly<Record<string, number>>;
      readonly contributors: readonly { readonly uncompressed: number }[];
    },
  ];
  const difference = Math.abs(said.bytes[helm]! - stored.length);
  assert.ok(
    difference <= tolerance * stored.length,
    `chartwright size says ${said.bytes[helm]}, the cluster has ${stored.length}`,
  );
  if (helm === "helm4") {
    const json = gunzipSync(Buffer.from(stored.toString(), "base64")).length;
    const sum = said.contributors.reduce((total, { uncompressed }) => total + uncompressed, 0);
    // A time that ends with zeros is shorter.
    assert.ok(Math.abs(json - sum) <= 100, `the release has ${json} bytes as JSON, its parts ${sum}`);
  }
}
