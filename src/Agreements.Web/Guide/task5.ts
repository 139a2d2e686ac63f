// What ends within 90 days of a day, which of it would leave a gap, and the report of gaps as a file.
//   node task5.js "$(date +%F)" gaps.csv
import { writeFile } from "node:fs/promises";
import { api, done } from "./client.js";

const [asOf = "", file = ""] = process.argv.slice(2);
const to = new Date(Date.parse(asOf) + 90 * 86_400_000).toISOString().slice(0, 10);

let pageToken: string | undefined;
do {
  const page = done(await api.GET("/api/v1/reports/expiring", { params: { query: { asOf, from: asOf, to, ...(pageToken && { pageToken }) } } }));
  for (const item of page.items) console.log(`${item.endsOn} ${item.reference} ${item.title}: ${item.renewal}`);
  pageToken = page.nextPageToken;
} while (pageToken);

const gaps = done(await api.GET("/api/v1/reports/gaps", { params: { query: { asOf, to, state: "forecast" } } }));
for (const gap of gaps.items) console.log(`gap of ${gap.days} days from ${gap.from}: ${gap.agreement.reference}`);

const table = await api.GET("/api/v1/reports/gaps", { params: { query: { asOf } }, headers: { Accept: "text/csv" }, parseAs: "text" });
await writeFile(file, String(table.data));
