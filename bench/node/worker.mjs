// Renders with one peer, as often as run.py asks: a request a line, an answer a line.
//
//   node worker.mjs docxtemplater template.docx data.json

import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [peer, template, data] = process.argv.slice(2);
const { open, shape } = await import(`./${peer}.mjs`);

const contexts = JSON.parse(readFileSync(data, "utf8")).map(shape);
const render = open(template);
let done = 0;

async function answer({ times, write }) {
  if (write) {
    writeFileSync(write, await render(contexts[0]));
    return {};
  }
  const milliseconds = [];
  for (let round = 0; round < times; round += 1) {
    const context = contexts[done++ % contexts.length];
    const start = performance.now();
    await render(context);
    milliseconds.push(performance.now() - start);
  }
  return { milliseconds, peak: process.resourceUsage().maxRSS };
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line))));
}
