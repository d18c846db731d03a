// A tumour board from the first key to the printed report, with a restart of the server in between.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enter, launch, open, PAN_03 } from './browser';
import { Server } from './server';

const root = process.env['CONSILIUM_ROOT'] ?? join(__dirname, '../../..');
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

const cell = (page: Page, intervention: string, source: string) => page.locator(`[data-cell="${intervention} ${source}"]`);

test('a real case by keyboard alone, from the first key to the printed report', async () => {
  const { page, faults } = await open(browser, server.url);

  // the case
  await enter(page, ...PAN_03);
  const exported = await stated(page);
  const { id: _, declined: __, ...published } = JSON.parse(readFileSync(join(root, 'examples/pan-03.json'), 'utf8')) as Record<string, unknown>;
  expect(exported).toEqual(published);
  await page.getByText('neuroendocrine tumour (NET)').waitFor();

  // the board says what the command line says
  expect(await cell(page, 'prrt', 'asco-2023').innerText()).toContain('For');
  expect(await cell(page, 'prrt', 'asco-2023').innerText()).toContain('weak');
  expect(await cell(page, 'everolimus', 'aiom-itanet-2025').innerText()).toContain('Caution');

  // the reason, by keyboard
  await cell(page, 'prrt', 'asco-2023').focus();
  await page.keyboard.press('Enter');
  const reason = page.getByRole('complementary');
  await reason.getByText('Second- or later-line systemic therapy for G1-G2 panNETs, 3.4 (PRRT').waitFor();
  await reason.getByText('Because').waitFor();
  expect(await reason.innerText()).toMatch(/Because\s+.*pancreas/s);
  await page.keyboard.press('Escape');
  await reason.waitFor({ state: 'detached' });

  // a warning has its statement too
  await cell(page, 'everolimus', 'aiom-itanet-2025').click();
  await reason.getByText('Because').first().waitFor();
  await page.keyboard.press('Escape');
  await reason.waitFor({ state: 'detached' });

  // what is due before a treatment, ticked off
  await page.getByRole('tab', { name: 'Work-up' }).click();
  const due = page.getByRole('tab', { name: /^Work-up \(\d+ due\)$/ });
  const before = await due.innerText();
  await page.getByRole('checkbox', { name: 'Somatostatin receptor PET-CT' }).first().check();
  await page.getByText('done', { exact: true }).first().waitFor();
  expect(await page.getByRole('tab', { name: /^Work-up/ }).innerText()).not.toBe(before);
  await page.getByRole('checkbox', { name: 'Somatostatin receptor PET-CT' }).first().uncheck();
  await page.getByText('done', { exact: true }).first().waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Board', exact: true }).click();

  // another Ki-67 is another board, and what changed is marked
  await enter(page, 'reported unknown', 'ki 25');
  await page.getByText('G3', { exact: true }).waitFor();
  expect(await page.locator('.changes').innerText()).toMatch(/Ki-67 index: \d+ answers? changed/);
  expect(await page.locator('.was').count()).toBeGreaterThan(0);

  // a fact that cannot be is shown beside both fields, and undone
  await enter(page, 'reported g1');
  await page.locator('[data-feature=ki67_percent] .clash').waitFor();
  await page.locator('[data-feature=reported_grade] .clash').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('.clash').first().waitFor({ state: 'detached' });

  // saved, decided
  await page.getByLabel('Name of the case').fill('Keyboard 1');
  await page.keyboard.press('Tab');
  await page.getByRole('tab', { name: 'Decision' }).click();
  await page.getByLabel('Decided by').fill('Tumour board');
  await page.getByLabel('Decided for').selectOption('everolimus');
  await page.getByLabel('In words', { exact: true }).fill('Everolimus, after discussion.');
  for (const reasonFor of await page.getByLabel(/^Reason to deviate/).all()) await reasonFor.selectOption('patient-refuses');
  await page.getByRole('button', { name: 'Record the decision' }).click();
  await page.getByText(/^Decided on .* by Tumour board$/).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();

  // another day
  await server.stop();
  await server.start();
  const next = await open(browser, server.url);
  await next.page.getByRole('link', { name: 'Cases' }).click();
  await next.page.getByLabel('Search the cases').fill('Keyboard');
  await next.page.getByRole('button', { name: /Keyboard 1/ }).click();
  await next.page.getByRole('tab', { name: 'Decision' }).click();
  await next.page.getByText('Everolimus, after discussion.').waitFor();
  await next.page.getByText('G3', { exact: true }).waitFor();

  // on paper, where the server writes reports
  const { paths } = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { paths: object };
  expect(await next.page.getByRole('button', { name: 'Report as PDF' }).count()).toBe('/api/v1/report' in paths ? 1 : 0);
  if ('/api/v1/report' in paths) await printed(next.page);
  expect(next.faults).toEqual([]);
  await next.page.context().close();
});

async function printed(page: Page): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Report as PDF' }).click(),
  ]);
  const pdf = readFileSync(await download.path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(download.suggestedFilename()).toBe('Keyboard-1.pdf');
}

test('two people at one case: nothing is overwritten silently', async () => {
  const mine = await open(browser, server.url);
  await enter(mine.page, 'pancreas', 'ki 5');
  await mine.page.getByLabel('Name of the case').fill('Shared');
  await mine.page.keyboard.press('Tab');
  await mine.page.getByRole('button', { name: 'Save', exact: true }).click();
  await mine.page.getByText('version 1', { exact: true }).waitFor();

  const theirs = await open(browser, server.url);
  await theirs.page.getByRole('link', { name: 'Cases' }).click();
  await theirs.page.getByRole('button', { name: /Shared/ }).click();
  await enter(theirs.page, 'ki 7');
  await theirs.page.getByRole('button', { name: 'Save', exact: true }).click();
  await theirs.page.getByText('version 2', { exact: true }).waitFor();

  await enter(mine.page, 'ki 9');
  await mine.page.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = mine.page.getByRole('alertdialog');
  await conflict.waitFor();
  expect(await conflict.innerText()).toMatch(/Ki-67 index\s+7 %\s+9 %/);
  await mine.page.getByRole('button', { name: 'Save mine as version 3' }).click();
  await mine.page.getByText('version 3', { exact: true }).waitFor();
  await mine.page.getByRole('tab', { name: 'Versions' }).click();
  await mine.page.locator('.board').getByText(/Version 1/).first().waitFor();
  expect(await mine.page.locator('.board').innerText()).toMatch(/Version 3[\s\S]*7 %\s+9 %[\s\S]*Version 2[\s\S]*5 %\s+7 %[\s\S]*Version 1/);
  await Promise.all([mine.page.context().close(), theirs.page.context().close()]);
});

test('a pasted case is on the board, and a file that is none says so', async () => {
  const { page } = await open(browser, server.url);
  const paste = (text: string) =>
    page.evaluate((value) => {
      const data = new DataTransfer();
      data.setData('text/plain', value);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    }, text);
  await paste(readFileSync(join(root, 'examples/gas-01.json'), 'utf8'));
  await page.getByText('G1', { exact: true }).first().waitFor();
  expect(await stated(page)).toEqual(JSON.parse(readFileSync(join(root, 'examples/gas-01.json'), 'utf8')));
  await paste('{"ki67_percnt": 3}');
  await page.getByRole('alert').filter({ hasText: 'ki67_percent' }).waitFor();
  await page.context().close();
});

/** The case as it is exported. */
async function stated(page: Page): Promise<unknown> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()]);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}
