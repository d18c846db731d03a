// Debian's Chromium, and a page that keeps what must not happen: requests to elsewhere, errors, refusals of the policy.
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}

export interface Watched {
  page: Page;
  /** Requests that left for another origin, and everything the console calls an error. */
  faults: string[];
}

export async function open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    const elsewhere = new URL(request.url()).origin !== new URL(url).origin && !request.url().startsWith('blob:');
    if (elsewhere) faults.push(`request to ${request.url()}`);
  });
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(url);
  await page.locator('#finder').waitFor();
  return { page, faults };
}

/** By the finder, as one types: "ki 16". */
export async function enter(page: Page, ...queries: string[]): Promise<void> {
  await page.locator('#finder').waitFor();
  for (const query of queries) {
    await page.keyboard.press('/');
    await page.keyboard.type(query);
    await page.locator('#finder-list [role=option]:not([aria-disabled])').first().waitFor();
    await page.keyboard.press('Enter');
    // the focus stays in the field; it is left, so that the next "/" is a short cut again
    await page.locator('#finder').blur();
  }
}

/** examples/pan-03.json, by keyboard. */
export const PAN_03 = [
  '31 age', 'pancreas', 'well diff', 'ki 16', 'reported g2', '42 primary', 'metastatic', 'liver mets', '4 liver lesion', 'progression radiological',
  'diagnosed six months no', 'primary resected', 'receptor pos', 'gallium', 'surgery radical prog', 'ssa prog',
];
