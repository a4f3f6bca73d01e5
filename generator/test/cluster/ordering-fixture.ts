import { test } from "uvu";
import { platforms } from "../helm/platforms.js";
import { manifestsIn, renderedText, type Helm } from "../helm/render.js";
import { apply, createNamespace, deleteNamespace, helm } from "./cluster.js";
import { inPlannedOrder, planOfCase } from "./hook-order.js";
import { prerequisites } from "./prerequisites.js";
import { quietly } from "./quietly.js";

/** Declares a test of the order of all kinds of hooks that there are, with one of the fixture's values files or none. */
export function testOrder(version: Helm, environment: string | undefined): void {
  test(`${version}: hooks come in the order of the plan${environment ? `, ${environment}` : ""}`, async () => {
    const { name, chart, environments } = platforms.find(({ name }) => name === "ordering")!;
    const values = environments.filter((file) => file.endsWith(`/${environment}.yaml`));
    const namespace = `${version}-order`;
    const deploy = (tag: string) => quietly(helm(version, "upgrade", "--install", name, chart, "--namespace", namespace, ...values.flatMap((file) => ["--values", file]), `--set=global.image.tag=${tag}`, "--wait", "--timeout", "1m"), [], namespace);
    await createNamespace(namespace, "privileged");
    try {
      await apply(prerequisites(manifestsIn(await renderedText(version, chart, values, name)), namespace));
      await inPlannedOrder(namespace, planOfCase(name, values), "install", () => deploy("one"));
      await inPlannedOrder(namespace, planOfCase(name, values), "upgrade", () => deploy("two"));
    } finally {
      await deleteNamespace(namespace);
    }
  });
}
