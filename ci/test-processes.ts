import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How a program or a test file ended, and all that it printed. */
export interface ExitResult {
  readonly code: number;
  readonly output: string;
}

const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" };
/** What a worker prints after each file, see test-worker.ts. */
const endOfFile = "\0\n";

/** Runs Node.js with these arguments to its end. */
export function runNode(args: readonly string[]): Promise<ExitResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.on("close", (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output }),
    );
  });
}

/** A process in which one test file follows the other. */
export interface Worker {
  /** Runs a file; one that ends the process has code 1, and the next one gets another process. */
  readonly run: (file: string) => Promise<ExitResult>;
  readonly stop: () => void;
}

export function startWorker(): Worker {
  let child: ChildProcess | undefined;
  return {
    run: async (file) => {
      if (child === undefined) {
        child = spawn(process.execPath, [fileURLToPath(new URL("test-worker.js", import.meta.url))], {
          stdio: ["ignore", "pipe", "pipe", "ipc"],
          env,
        });
        await untilEndOfFile(child);
      }
      child.send(file);
      const { ending, isOver } = await untilEndOfFile(child);
      if (isOver) child = undefined;
      return ending;
    },
    stop: () => child?.disconnect(),
  };
}

function untilEndOfFile(
  child: ChildProcess,
): Promise<{ readonly ending: ExitResult; readonly isOver: boolean }> {
  return new Promise((resolve) => {
    let output = "";
    const end = (ending: ExitResult, isOver: boolean) => {
      for (const stream of [child.stdout!, child.stderr!]) stream.removeAllListeners("data");
      child.removeAllListeners("close");
      resolve({ ending, isOver });
    };
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (output.endsWith(endOfFile)) end({ code: 0, output: output.slice(0, -endOfFile.length) }, false);
      });
    child.on("close", (code, signal) =>
      end({ code: 1, output: `${output}\nended by ${signal ?? `process.exit(${code})`}` }, true),
    );
  });
}
