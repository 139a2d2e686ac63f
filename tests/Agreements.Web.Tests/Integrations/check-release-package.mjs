// Holds the release package that is given on standard input to the schema beside this script; says what is wrong, or nothing.
import { readFileSync } from "node:fs";
import Ajv from "@redocly/ajv";

const schema = JSON.parse(readFileSync(new URL("ocds-release-package.schema.json", import.meta.url), "utf8"));
const check = new (Ajv.default ?? Ajv)({ allErrors: true, strict: false }).compile(schema);
if (!check(JSON.parse(readFileSync(0, "utf8")))) {
  console.log(JSON.stringify(check.errors));
  process.exitCode = 1;
}
