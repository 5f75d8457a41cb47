// A mail server for tests, as plain as RFC 5321 allows: it takes every mail and keeps it.
import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

export interface Taken {
  to: string;
  /** Headers and body as they came, lines folded as sent. */
  raw: string;
}

export class Sink {
  /** All that was taken, in order: counted when the server said yes. */
  readonly mails: Taken[] = [];

  private constructor(private readonly listening: Server) {}

  static async start(): Promise<Sink> {
    const sink = new Sink(createServer());
    sink.listening.on("connection", (socket) => sink.talk(socket));
    sink.listening.listen(0, "127.0.0.1");
    await once(sink.listening, "listening");
    return sink;
  }

  get url(): string {
    const { port } = this.listening.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.listening.close();
    await once(this.listening, "close");
  }

  private talk(socket: Socket): void {
    let [rest, to, body] = ["", "", null as string[] | null];
    socket.on("error", () => socket.destroy());
    socket.setEncoding("utf8");
    socket.write("220 sink\r\n");
    socket.on("data", (text: string) => {
      rest += text;
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (body === null) {
          if (/^RCPT TO:/i.test(line)) to = /<(.*?)>/.exec(line)?.[1] ?? "";
          if (/^DATA$/i.test(line)) body = [];
          if (/^QUIT$/i.test(line)) socket.end("221 bye\r\n");
          else socket.write(body === null ? "250 ok\r\n" : "354 go on\r\n");
        } else if (line === ".") {
          this.mails.push({ to, raw: body.join("\r\n") });
          body = null;
          socket.write("250 taken\r\n");
        } else {
          body.push(line.startsWith("..") ? line.slice(1) : line);
        }
      }
    });
  }
}

/** The subject as people read it (RFC 2047). */
export function subject(mail: Taken): string {
  const unfolded = mail.raw.replace(/\r\n[ \t]+/g, " ");
  const said = /^Subject: (.*)$/m.exec(unfolded)?.[1]?.trim() ?? "";
  const word = /=\?utf-8\?b\?(.*?)\?=\s*/gi;
  return said.replace(word, (_, base64: string) => Buffer.from(base64, "base64").toString());
}
