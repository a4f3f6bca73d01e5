import { readdirSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { closest } from "fastest-levenshtein";
import { toolPath } from "../tools/index.js";
import { installTools } from "../tools/install-tools.js";
import { ToolError } from "../tools/run.js";
import { clusterTools } from "../tools/table.js";
import { folderPrefix, startCluster } from "./start-cluster.js";

// node dist/ci/cluster/main.js [start|stop]: a cluster until Ctrl-C, or until `stop` in another terminal,
// which ends all that run. Exit codes: 0 it ran, 2 wrong usage, 3 a tool or the cluster could not be had.
const socket = "stop.sock";
const commands: Readonly<Record<string, () => Promise<void>>> = { start, stop };
const [name = "start", ...rest] = process.argv.slice(2);
process.exitCode = await main();

async function main(): Promise<number> {
  const command = commands[name];
  if (!command || rest.length > 0) {
    say(
      command
        ? `"${name}" takes no arguments.`
        : `"${name}" is not a command. Did you mean "${closest(name, Object.keys(commands))}"?`,
    );
    return 2;
  }
  try {
    await command();
    return 0;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    say(error.message);
    return 3;
  }
}

async function start(): Promise<void> {
  const interrupted = Promise.race(
    ["SIGINT", "SIGTERM", "SIGHUP"].map(
      (signal) => new Promise<void>((resolve) => void process.once(signal, resolve)),
    ),
  );
  await installTools(clusterTools, say);
  const cluster = await startCluster();
  const told = toldToStop(join(dirname(cluster.kubeconfig), socket));
  process.stdout.write(
    `export KUBECONFIG=${cluster.kubeconfig}\nalias kubectl="${toolPath("control-plane")} kubectl"\n`,
  );
  say(
    "ready: copy these two lines to another terminal. Ctrl-C here, or " +
      "`stop` there, ends the cluster and removes all that is in it.",
  );
  await Promise.race([interrupted, told]);
  await cluster.stop();
  // The socket would keep us.
  process.exit(0);
}

async function stop(): Promise<void> {
  const folders = readdirSync(tmpdir())
    .filter((entry) => entry.startsWith(folderPrefix))
    .map((entry) => join(tmpdir(), entry));
  const stopped = await Promise.all(folders.map(tellToStop));
  say(`${stopped.filter(Boolean).length} stopped`);
}

/** Resolves as soon as somebody connects. */
function toldToStop(path: string): Promise<void> {
  return new Promise((resolve) => void createServer(() => resolve()).listen(path));
}

/** Whether a cluster was stopped. The clusters of tests have no such socket. */
function tellToStop(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(join(folder, socket));
    connection.on("close", (failed) => resolve(!failed));
    connection.on("error", () => {});
    connection.resume();
  });
}

function say(line: string): void {
  process.stderr.write(`cluster: ${line}\n`);
}
