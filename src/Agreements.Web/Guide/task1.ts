// Is the agreement with this number in force on this day?
//   node task1.js 415.4/11/KS/2020 "$(date +%F)"
import { api, done } from "./client.js";

const [number = "", day = ""] = process.argv.slice(2);

const { results } = done(await api.POST("/api/v1/agreements/status-lookup", { body: { numbers: [number], asOf: day } }));
for (const result of results) {
  if (!result.found) console.log(`${result.number}: unknown`);
  // Several, where different issuers use the same number.
  for (const { reference, title, status } of result.agreements)
    console.log(`${reference} ${title}: ${status.validity}, ${status.daysToEnd ?? "?"} days to its end`);
}
