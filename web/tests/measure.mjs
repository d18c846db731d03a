// How long the page takes: from the start of a cold server to the first paint, and from a change of one fact to the board
// drawn anew. Prints JSON: node tests/measure.mjs PROGRAM
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [program] = process.argv.slice(2);
const STARTS = 5;
const CHANGES = 200;
/** Milliseconds: of somebody who types fast; and while nothing looks at the page, which would take its time. */
const BETWEEN_KEYS = 50;
const UNDISTURBED = 250;
const port = 20000 + (process.pid % 20000);
const url = `http://127.0.0.1:${port}/`;
const at = (values, share) => values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

/** In the page: the time from the last change to the board drawn, as soon as there is one. */
function measured() {
  return new Promise((resolve) => {
    const look = () => {
      const measure = performance.getEntriesByName('consilium-board')[0];
      if (measure) resolve(measure.duration);
      else setTimeout(look, 5);
    };
    look();
  });
}

async function up() {
  while (!(await fetch(`${url}health`).then((response) => response.ok, () => false))) await new Promise((next) => setTimeout(next, 2));
}

/** Starts the server on an empty folder, opens the page, gives both to `use`. */
async function cold(use) {
  const data = mkdtempSync(join(tmpdir(), 'consilium-measure-'));
  const begin = performance.now();
  const server = spawn(program, ['serve', '--port', String(port), '--data', data], { stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await up();
  const serving = performance.now() - begin;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('#finder').waitFor();
    await use(page, serving);
  } finally {
    await context.close();
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true });
  }
}

const paints = [];
for (let i = 0; i < STARTS; ++i) {
  await cold(async (page, serving) => {
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
    await page.evaluate(measured);
    const drawn = await page.evaluate(() => {
      const [{ startTime, duration }] = performance.getEntriesByName('consilium-board');
      return startTime + duration;
    });
    paints.push({ serving, paint: serving + paint, drawn: serving + drawn });
  });
}

const updates = [];
await cold(async (page) => {
  await page.evaluate(() => {
    window.updates = [];
    const note = (list) => window.updates.push(...list.getEntries().filter(({ name }) => name === 'consilium-board').map(({ duration }) => duration));
    new PerformanceObserver(note).observe({ type: 'measure' });
  });
  for (const query of ['pancreas', 'well diff', 'ki 16', 'metastatic', 'liver mets', 'progression radiological', 'receptor pos', 'ssa prog']) {
    await page.fill('#finder', query);
    await page.press('#finder', 'Enter');
    await page.waitForTimeout(300);
  }
  await page.evaluate(() => void window.updates.splice(0));
  for (let i = 0; i < CHANGES; ++i) {
    await page.fill('#finder', `ki ${1 + ((i * 7) % 60)}`);
    await page.waitForTimeout(BETWEEN_KEYS);
    await page.press('#finder', 'Enter');
    await page.waitForTimeout(UNDISTURBED); // also for what to ask next, which is worked out after the board
  }
  updates.push(...(await page.evaluate(() => window.updates)));
});
await browser.close();

const of = (key) => paints.map((paint) => paint[key]);
console.log(JSON.stringify({
  serving_ms: at(of('serving'), 0.5), first_paint_ms: at(of('paint'), 0.5), board_drawn_ms: at(of('drawn'), 0.5),
  update_median_ms: at(updates, 0.5), update_p95_ms: at(updates, 0.95), changes: updates.length,
}));
