import { test } from "uvu";
import { platforms } from "../helm/platforms.js";
import { manifestsIn, renderedText, type Helm } from "../helm/render.js";
import { apply, cluster, createNamespace, deleteNamespace, helm } from "./cluster.js";
import { inPlannedOrder, planOfCase } from "./hook-order.js";
import { prerequisites } from "./prerequisites.js";
import { quietly } from "./quietly.js";

const { name, chart, environments } = platforms.find((platform) => platform.name === "ordering")!;

test("helm4: hooks come in the order of the plan", () => inOrder("helm4", []));

test("helm3: so they do where the stores are elsewhere", () =>
  inOrder(
    "helm3",
    environments.filter((file) => file.endsWith("/outside.yaml")),
  ));

test.after(cluster.stop);
test.run();

async function inOrder(version: Helm, values: readonly string[]): Promise<void> {
  const namespace = `${version}-order`;
  const plan = planOfCase(name, values);
  const deploy = (tag: string) =>
    quietly(
      helm(
        version,
        "upgrade",
        "--install",
        name,
        chart,
        "--namespace",
        namespace,
        ...values.flatMap((file) => ["--values", file]),
        `--set=global.image.tag=${tag}`,
        "--wait",
        "--timeout",
        "1m",
      ),
      [],
      namespace,
    );
  await createNamespace(namespace, "privileged");
  await apply(prerequisites(manifestsIn(await renderedText(version, chart, values, name)), namespace));
  await inPlannedOrder(namespace, plan, "install", () => deploy("one"));
  await inPlannedOrder(namespace, plan, "upgrade", () => deploy("two"));
  await deleteNamespace(namespace);
}
