// Pictures of every page, light and dark, wide, middle and narrow, to look at: node tests/screenshots.mjs PROGRAM FOLDER
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [program, folder] = process.argv.slice(2);
const PAGES = ['cases', 'sources', 'sources/asco-2023', 'statements/asco-3.4-prrt', 'studies', 'studies/netter-2', 'doses', 'doses/captem'];

mkdirSync(folder, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'consilium-pictures-'));
const server = spawn(program, ['serve', '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'ignore'] });
const url = String(await new Promise((resolve) => server.stdout.once('data', resolve))).trim();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 1024, 390]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    const shot = (name) => page.screenshot({ path: join(folder, `${name.replaceAll('/', '-')}-${width}-${colorScheme}.png`) });
    await page.goto(url);
    await page.locator('#finder').waitFor();
    await shot('empty');
    await page.goto(`${url}#/cases`);
    await page.getByRole('button', { name: /pan-03/ }).click();
    await page.getByText('neuroendocrine tumour (NET)').or(page.locator('.switch')).first().waitFor();
    if (width < 760) {
      await shot('case');
      await page.locator('.switch label').nth(1).click();
    }
    await page.locator('[data-cell]').first().waitFor();
    await shot('board');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await page.waitForTimeout(700);
      await shot(`tab-${(await tab.innerText()).replaceAll(' ', '-')}`);
    }
    await page.getByRole('tab').first().click();
    await page.locator('[data-cell="prrt asco-2023"]').click();
    await page.getByRole('complementary').waitFor();
    await page.waitForTimeout(500);
    await shot('reason');
    for (const path of PAGES) {
      await page.goto(`${url}#/${path}`);
      await page.locator('h1').waitFor();
      if (path === 'doses/captem') {
        await page.getByLabel('Height').fill('172');
        await page.getByLabel('Weight').fill('70');
      }
      await page.waitForTimeout(300);
      await shot(path);
    }
    await context.close();
  }
}
await browser.close();
server.kill('SIGTERM');
await new Promise((resolve) => server.once('exit', resolve));
rmSync(data, { recursive: true });
