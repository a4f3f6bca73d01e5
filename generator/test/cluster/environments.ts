import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { packageFolder } from "../../src/package-folder.js";

/** An environment of this repository, with what its values files tell people to type. */
export interface Environment {
  readonly name: string;
  /** Path of its values file, from the repository's root. */
  readonly values: string;
  readonly namespace: string;
  /** Shell text that makes a namespace and its guard-rails. */
  readonly guardRails: (namespace: string) => string;
  /** Shell text that installs or upgrades the platform in a namespace. */
  readonly deploy: (namespace: string) => string;
}

/** All environments, from the values files in `root`/values. */
export function environments(root: string = packageFolder): readonly Environment[] {
  return readdirSync(join(root, "values"))
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => environment(root, file));
}

/** The environment of that name. Throws when there is none. */
export function environmentNamed(name: string): Environment {
  return environments().find((environment) => environment.name === name)!;
}

function environment(root: string, file: string): Environment {
  const values = `values/${file}`;
  const deploy = command(root, values);
  const namespace = / -n (\S+)/.exec(deploy)![1]!;
  const guardRails = command(root, `values/namespace/${file}`);
  return {
    name: basename(file, ".yaml"),
    values,
    namespace,
    guardRails: (other) => `${guardRails.replaceAll(namespace, other)} --set name=${other}`,
    deploy: (other) => deploy.replaceAll(namespace, other),
  };
}

/** The comment that says how to install. A preview is that of pull request 42. */
function command(root: string, file: string): string {
  const [, text] = /^# ((?:PR=42; )?helm upgrade .*)$/m.exec(readFileSync(join(root, file), "utf8")) ?? [];
  if (!text) throw new Error(`${file} does not say how to install it.`);
  return text.replaceAll("$PR", "42");
}
