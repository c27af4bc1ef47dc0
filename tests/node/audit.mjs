/**
 * Audits a page with Lighthouse as a phone would load it, prints three scores and ends with 1 when one
 * is below its mark: `node tests/node/audit.mjs [address] [runs]`. Of several runs the median counts.
 */

import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const MARKS = { accessibility: 1, "best-practices": 1, performance: 0.95 };
const [address = "http://localhost:8001/en/stories/al-qaim-restored-to-life/", runs = "3"] = process.argv.slice(2);
const lighthouse = join(dirname(fileURLToPath(import.meta.url)), "node_modules/.bin/lighthouse");

const reports = [];
for (let run = 0; run < Number(runs); run += 1) reports.push(await audit());

let passed = true;
for (const [name, mark] of Object.entries(MARKS)) {
  const scores = reports.map((report) => report.categories[name].score).sort();
  const score = scores[Math.floor(scores.length / 2)];
  passed &&= score >= mark;
  const all = scores.length > 1 ? ` (${scores.map(percent).join(", ")})` : "";
  console.log(`${score >= mark ? "ok " : "low"} ${name} ${percent(score)}${all}, wanted ${percent(mark)}`);
}
for (const metric of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"]) {
  console.log(`    ${metric}: ${reports.map((report) => report.audits[metric].displayValue).join(", ")}`);
}
for (const finding of findings()) console.log(`    ${finding}`);
process.exitCode = passed ? 0 : 1;

async function audit() {
  const { stdout } = await promisify(execFile)(lighthouse, [
    address,
    "--quiet",
    "--output=json",
    "--only-categories=performance,accessibility,best-practices",
    "--chrome-flags=--headless=new --no-sandbox",
  ], {
    env: { ...process.env, CHROME_PATH: process.env.CHROME_PATH ?? "/usr/bin/chromium" },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

/** What keeps accessibility and best practices from a hundred. */
function findings() {
  const found = new Set();
  for (const { categories, audits } of reports) {
    for (const name of ["accessibility", "best-practices"]) {
      for (const { id, weight } of categories[name].auditRefs) {
        if (weight && audits[id].score !== null && audits[id].score < 1) found.add(`${name}: ${audits[id].title}`);
      }
    }
  }
  return found;
}

function percent(score) {
  return String(Math.round(score * 100));
}
