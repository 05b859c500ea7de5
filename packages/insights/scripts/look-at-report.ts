/**
 * `npm run look -w @skyrig/insights [FOLDER]`: opens reports in Chromium, measures how long that takes, checks that a page asks
 * for nothing and complains about nothing, works its keyboard, and takes pictures to look at. Chromium is CHROMIUM_PATH,
 * /usr/bin/chromium, or the one that `npx playwright-core install chromium` has put in place.
 */
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { chromium, type Browser, type Page } from 'playwright-core';

import { formatHtml } from '../src/report/format-html.ts';
import { createSampleReports } from '../src/report/test-support/sample-reports.ts';

const folder = process.argv[2] ? resolve(process.argv[2]) : mkdtempSync(join(tmpdir(), 'skyrig-report-'));
const only = process.argv[3];
const views = [
  { name: 'wide', viewport: { width: 1440, height: 900 } },
  { name: 'narrow', viewport: { width: 390, height: 844 } },
] as const;
const themes = ['light', 'dark'] as const;
const problems: string[] = [];

function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined) return given;
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined;
}

interface Opening {
  /** Until the page was painted. */
  readonly ms: number;
  /** Of it, the processor's time in the page's thread: what a busy machine does not change. */
  readonly cpuMs: number;
}

/** Opens a report, and answers after how many ms it was there. */
async function open(page: Page, file: string): Promise<Opening> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`${file}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${file}: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href) problems.push(`${file} asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('html[data-ready]');
  const ms = await page.evaluate(
    () => new Promise<number>((answer) => requestAnimationFrame(() => setTimeout(() => answer(performance.now())))),
  );
  const { metrics } = await session.send('Performance.getMetrics');
  return { ms, cpuMs: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000 };
}

async function takePictures(browser: Browser, name: string, file: string): Promise<void> {
  for (const { name: view, viewport } of views) {
    for (const colorScheme of themes) {
      const page = await browser.newPage({ viewport, colorScheme });
      const { ms, cpuMs } = await open(page, file);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) problems.push(`${name}, ${view}: ${overflow} px wider than the screen`);
      await page.screenshot({ path: join(folder, `${name}-${view}-${colorScheme}.png`), fullPage: true });
      console.log(
        `${name.padEnd(8)} ${view.padEnd(6)} ${colorScheme.padEnd(5)} ${Math.round(ms)} ms, ${Math.round(cpuMs)} ms of processor time`,
      );
      await page.close();
    }
  }
}

/** Search with `/`, sorting, a test's details and the way back, by keys alone. */
async function workKeyboard(browser: Browser, file: string): Promise<void> {
  const page = await browser.newPage({ viewport: views[0].viewport });
  await open(page, file);
  const expect = (holds: boolean, what: string): void => {
    if (!holds) problems.push(`keyboard: ${what}`);
  };
  await page.keyboard.press('/');
  await page.keyboard.type('flaky');
  const shown = await page.locator('#all-tests tbody tr').count();
  expect(shown > 0 && shown < 25, `/ flaky shows ${shown} tests`);
  await page.keyboard.press('Escape');
  expect((await page.locator('#all-tests tbody tr').count()) === 25, 'Escape shows all tests again');
  await page.locator('#all-tests th button', { hasText: 'Median' }).focus();
  await page.keyboard.press('Enter');
  expect((await page.locator('#all-tests th[aria-sort=descending]').count()) === 1, 'Enter sorts');
  const link = page.locator('#offenders .test-name a').first();
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog[open]');
  await page.waitForSelector('dialog .u-wrap');
  await page.screenshot({ path: join(folder, 'details.png') });
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  expect(await link.evaluate((node) => node === document.activeElement), 'the focus returns to the link');
  await page.locator('button[aria-label^="Switch to"]').click();
  expect(
    (await page.evaluate(() => document.documentElement.dataset['theme'])) === 'dark',
    'the button switches to dark',
  );
  await page.pdf({ path: join(folder, 'print.pdf'), format: 'A4' });
  await page.close();
}

mkdirSync(folder, { recursive: true });
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
try {
  for (const { name, create } of createSampleReports()) {
    if (only !== undefined && only !== name) continue;
    const startedAt = performance.now();
    const html = formatHtml(create());
    const file = join(folder, `${name}.html`);
    writeFileSync(file, html);
    console.log(
      `${name}: ${(html.length / 1024).toFixed(0)} kB, made in ${Math.round(performance.now() - startedAt)} ms`,
    );
    await takePictures(browser, name, file);
    if (name === 'large') await workKeyboard(browser, file);
  }
} finally {
  await browser.close();
}
console.log(`Pictures are in ${folder}`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
