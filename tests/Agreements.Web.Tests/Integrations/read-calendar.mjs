// Reads the calendar that is given on standard input with ical.js and says what it holds, as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const text = readFileSync(0, "utf8");
const calendar = new ICAL.Component(ICAL.parse(text));
const value = (of, name) => of.getFirstPropertyValue(name)?.toString() ?? null;
const events = calendar.getAllSubcomponents("vevent").map((event) => {
  const start = event.getFirstProperty("dtstart");
  const whole = new ICAL.Event(event);
  return {
    uid: value(event, "uid"), sequence: Number(value(event, "sequence")), status: value(event, "status"), summary: value(event, "summary"),
    start: value(event, "dtstart"), isDate: start.type === "date", ends: whole.endDate?.toString() ?? null, hasEnd: event.hasProperty("dtend"),
    stamp: value(event, "dtstamp"), modified: value(event, "last-modified"), alarms: event.getAllSubcomponents("valarm").length,
  };
});
const longest = Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line)));
const bareLineFeeds = (text.match(/(?<!\r)\n/g) ?? []).length;
console.log(JSON.stringify({ version: value(calendar, "version"), // It does not know this name, and leaves its text as it stands.
  name: value(calendar, "x-wr-calname").replace(/\\([,;\\])/g, "$1"), refresh: value(calendar, "refresh-interval"), longest, bareLineFeeds, events }));
