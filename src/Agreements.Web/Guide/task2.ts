// Keep a copy of all agreements in a directory, a file for each; every run brings it up to date.
//   node task2.js copy
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { api, done } from "./client.js";

const [copy = ""] = process.argv.slice(2);
await mkdir(copy, { recursive: true });

// The cursor is taken before the reading begins, so that no change in between is missed.
async function readAll(): Promise<string> {
  const { nextCursor } = done(await api.GET("/api/v1/changes", { params: { query: { after: "now" } } }));
  let pageToken: string | undefined;
  do {
    const page = done(await api.GET("/api/v1/agreements", { params: { query: { pageSize: 200, ...(pageToken && { pageToken }) } } }));
    for (const agreement of page.items) await writeFile(`${copy}/${agreement.id}.json`, JSON.stringify(agreement));
    pageToken = page.nextPageToken;
  } while (pageToken);
  console.log("read all");
  return nextCursor;
}

let cursor = (await readFile(`${copy}/cursor`, "utf8").catch(() => "")) || (await readAll());
for (let more = true; more; ) {
  const answer = await api.GET("/api/v1/changes", { params: { query: { pageSize: 200, after: cursor } } });
  if (answer.response.status === 410) {
    // What follows the cursor is not kept any more.
    cursor = await readAll();
    continue;
  }
  const page = done(answer);
  [cursor, more] = [page.nextCursor, page.hasMore];
  for (const id of new Set(page.items.map((change) => change.agreement.id))) {
    const one = await api.GET("/api/v1/agreements/{id}", { params: { path: { id } } });
    // Not ours any more: it goes.
    if (one.response.status === 404) await rm(`${copy}/${id}.json`, { force: true });
    else await writeFile(`${copy}/${id}.json`, JSON.stringify(done(one)));
    console.log(`changed ${id}`);
  }
  await writeFile(`${copy}/cursor`, cursor);
}
