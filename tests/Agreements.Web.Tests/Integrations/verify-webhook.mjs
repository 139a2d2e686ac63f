// Verifies signatures by the library of Standard Webhooks: one JSON object a line {secret, headers, body}, one word a line.
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, headers, body } = JSON.parse(line);
  try {
    new Webhook(secret).verify(body, headers);
    console.log('right');
  } catch (error) {
    console.log(`wrong ${error.message}`);
  }
}
