import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { compiler } from "./user-project.js";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly items?: readonly unknown[] };
  readonly result?: { readonly contents?: { readonly value?: string } };
}

/** TypeScript's language server, asked as an editor asks it. */
export class LanguageServer {
  readonly #program = spawn(process.execPath, [compiler, "--lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  readonly #waiting = new Map<number, (message: Message) => void>();
  #received = Buffer.alloc(0);
  #last = 0;

  constructor() {
    this.#program.stdout.on("data", (bytes: Buffer) => {
      this.#received = Buffer.concat([this.#received, bytes]);
      for (let message = this.#next(); message !== undefined; message = this.#next()) this.#take(message);
    });
  }

  async open(folder: string, file: string, text: string): Promise<void> {
    await this.#ask("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: { textDocument: { hover: { contentFormat: ["markdown"] } } },
    });
    this.#send({ method: "initialized", params: {} });
    const uri = pathToFileURL(file).href;
    this.#send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId: "typescript", version: 1, text } },
    });
  }

  /** What an editor shows where the pointer rests on a word. */
  async hover(file: string, line: number, character: number): Promise<string> {
    const { result } = await this.#ask("textDocument/hover", {
      textDocument: { uri: pathToFileURL(file).href },
      position: { line, character },
    });
    return result?.contents?.value ?? "";
  }

  stop(): void {
    this.#program.kill();
  }

  #next(): Message | undefined {
    const end = this.#received.indexOf("\r\n\r\n");
    const length = Number(/Content-Length: (\d+)/i.exec(this.#received.subarray(0, end).toString())?.[1]);
    if (end < 0 || this.#received.length < end + 4 + length) return undefined;
    const body = this.#received.subarray(end + 4, end + 4 + length).toString();
    this.#received = this.#received.subarray(end + 4 + length);
    return JSON.parse(body) as Message;
  }

  #take({ id, method, params, ...message }: Message): void {
    if (id === undefined) return;
    // It asks for the editor's settings: there are none.
    if (method !== undefined) this.#send({ id, result: (params?.items ?? []).map(() => null) });
    else this.#waiting.get(id)?.(message);
  }

  #ask(method: string, params: object): Promise<Message> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ id, method, params });
    });
  }

  #send(message: object): void {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#program.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }
}
