// Receive webhooks, verify each, and say what happened. The truth is the feed of changes: this only says when to read it.
//   node task3.js 8080
import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

const [port = "8080"] = process.argv.slice(2);
const webhook = new Webhook(process.env["WEBHOOK_SECRET"] ?? "");

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    try {
      // Over the raw body, before anything is read of it; it also refuses what is older than five minutes.
      const event = webhook.verify(Buffer.concat(chunks).toString("utf8"), request.headers as Record<string, string>) as { type: string; subject: string };
      response.writeHead(204).end();
      console.log(`${event.type} ${event.subject}`);
    } catch {
      response.writeHead(401).end();
      console.log("the signature is not ours");
    }
  });
}).listen(Number(port), "127.0.0.1", () => console.log("listening"));
