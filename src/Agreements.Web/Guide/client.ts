// Made once from the document of the service:
//   npx openapi-typescript $AGREEMENTS_URL/openapi/v1.json -o api.d.ts
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

export const api = createClient<paths>({
  baseUrl: process.env["AGREEMENTS_URL"] ?? "",
  headers: { Authorization: `Bearer ${process.env["AGREEMENTS_KEY"] ?? ""}` },
});

/** What was answered as JSON, or an error that says what was refused. Text is answered only to who asks for a table. */
export function done<T>(answer: { data?: T; error?: { code: string; detail: string } }): Exclude<T, string> {
  if (answer.data === undefined) throw new Error(`${answer.error?.code}: ${answer.error?.detail}`);
  return answer.data as Exclude<T, string>;
}
