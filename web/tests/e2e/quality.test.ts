// On every page: no serious finding of axe-core, light and dark, wide and narrow; nothing fetched from elsewhere; the policy
// of the server allows nothing inline.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enter, launch, open } from './browser';
import { Server } from './server';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const server = new Server();
let browser: Browser;

beforeAll(async () => {
  await server.start();
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** Through the debugger, not a script element: the policy of the page stays as it is. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}

const CASE = ['pancreas', 'well diff', 'ki 16', 'metastatic', 'receptor pos', 'ssa prog'];

for (const [scheme, width] of [['light', 1440], ['dark', 1440], ['light', 390], ['dark', 1024]] as const) {
  test(`axe-core finds nothing serious, ${scheme}, ${width} pixels`, async () => {
    const { page, faults } = await open(browser, server.url, { colorScheme: scheme, viewport: { width, height: 900 } });
    const look = async (where: string) => expect(await findings(page), where).toEqual([]);
    await look('empty board');
    await enter(page, ...CASE);
    await page.getByText('neuroendocrine tumour (NET)').or(page.locator('.switch')).first().waitFor();
    await look('case');
    if (width < 760) await page.locator('.switch label').nth(1).click();
    await look('board');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await look(await tab.innerText());
    }
    if (await page.getByRole('tab').count()) await page.getByRole('tab').first().click();
    await page.locator('[data-cell="prrt asco-2023"]').click();
    await page.getByRole('complementary').waitFor();
    await look('reason');
    await page.keyboard.press('Escape');
    for (const path of ['cases', 'sources', 'sources/asco-2023', 'statements/asco-3.4-prrt', 'studies', 'studies/netter-2', 'doses/captem']) {
      await page.goto(`${server.url}/#/${path}`);
      await page.locator('h1').waitFor();
      await look(path);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
}

test('every row of the board has a cell for each source, and nothing cuts off a focus ring', async () => {
  const { page } = await open(browser, server.url, { viewport: { width: 1440, height: 900 } });
  await enter(page, ...CASE);
  await page.locator('[data-cell="prrt asco-2023"]').waitFor();
  const rows = await page.locator('tbody tr:not(.group)').count();
  const sources = (await page.getByRole('columnheader').count()) - 1;
  expect(rows).toBeGreaterThan(10);
  expect(await page.getByRole('cell').count()).toBe(rows * sources);
  // a section of the form clips what is out of its box: a ring is 2 pixels wide, 2 pixels away
  const room = await page.evaluate(() =>
    [...document.querySelectorAll('form section[aria-labelledby^="section-"]')].flatMap((section) => {
      const { left, right } = section.getBoundingClientRect();
      return [...section.querySelectorAll('input, select, button')]
        .map((field) => field.getBoundingClientRect())
        .filter(({ width }) => width > 0)
        .map((field) => Math.min(field.left - left, right - field.right));
    }),
  );
  expect(room.length).toBeGreaterThan(10);
  expect(Math.min(...room)).toBeGreaterThanOrEqual(4);
  await page.context().close();
});

test('the policy of the page allows nothing inline and nothing from elsewhere', async () => {
  const policy = (await fetch(server.url)).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});
