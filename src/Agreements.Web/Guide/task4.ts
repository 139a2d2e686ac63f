// Enter an agreement that was signed elsewhere, once however often this runs, then register the parties' numbers.
//   node task4.js key-of-your-own-record city-id branch-id
import { api, done } from "./client.js";

const [record = "", city = "", branch = ""] = process.argv.slice(2);

// The key comes from your own record: a repetition gets the first answer and enters nothing.
const entered = await api.POST("/api/v1/agreements", {
  params: { header: { "Idempotency-Key": `enter-${record}` } },
  body: {
    class: "pks", regime: "sinergi", process: "signed", title: "Perjanjian Kerja Sama Perlindungan Pekerja Rentan",
    parties: [{ institution: city }, { institution: branch }],
    term: { signedOn: "2025-01-02", endBasis: "fixed", endsOn: "2028-01-01" },
  },
});
const { id } = done(entered);

// What is changed is what was read: the ETag of the answer is sent as If-Match.
const registered = done(await api.POST("/api/v1/agreements/{id}/actions/{action}", {
  params: {
    path: { id, action: "register" },
    header: { "If-Match": entered.response.headers.get("ETag") ?? "", "Idempotency-Key": `register-${record}` },
  },
  body: { numbers: [{ party: 1, number: `${record}/KS/2025` }, { party: 2, number: `${record}/PKS/012025` }] },
}));
console.log(`${registered.id} ${registered.status.process}: ${registered.parties.map((party) => party.number).join(", ")}`);
