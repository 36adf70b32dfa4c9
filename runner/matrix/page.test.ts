import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMatrix } from './build-matrix.js';
import { matrixPage, pageAssets } from './html.js';
import { HOSTILE, madeUpRuns } from './testing/runs.js';
import { writePage } from './write-page.js';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1366, height: 850 };

const installed = existsSync(CHROMIUM);
if (!installed) console.warn(`The page is not tried in a browser: there is no ${CHROMIUM}.`);

describe.skipIf(!installed)('the page in a browser', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  /** Whatever the page asked for, and whatever went wrong in it. */
  let requests: string[];
  let complaints: string[];

  const address = (runs: number, cases: number) => {
    const name = `${runs}x${cases}`;
    const matrix = buildMatrix(madeUpRuns(runs, cases), '0.1.0');
    const path = join(folder, name, 'index.html');
    if (!existsSync(path)) writePage(matrixPage(matrix, pageAssets()), join(folder, name));
    return pathToFileURL(path).href;
  };
  const open = (fragment = '') => page.goto(address(3, 200) + fragment);
  const fragment = () => page.evaluate(() => decodeURIComponent(location.hash));
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('href') ?? element?.id ?? '';
    });
  const rows = () => page.locator('.matrix tbody tr:not(.chapter):visible');
  const found = () => page.locator('.count').textContent();
  const toggle = (name: string) => page.locator(`.toggle[data-value="${name}"]`);
  const panel = () => page.locator('.panel');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'credchain-browser-'));
    browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: DESKTOP });
    page.setDefaultTimeout(10_000);
    [requests, complaints] = [[], []];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterEach(async () => {
    const hacked = await page.evaluate(() => 'hacked' in window);
    await page.close();
    expect(complaints).toEqual([]);
    expect(hacked).toBe(false);
    expect(requests.filter((url) => !url.startsWith('file:') && url !== 'data:,')).toEqual([]);
  });

  it('shows implementations across, chapters and rules down', async () => {
    await open();
    expect(await page.locator('thead .run-name').allTextContents()).toEqual([
      'adapter-0',
      'adapter-1',
      'adapter-2',
    ]);
    expect(await page.locator('.chapter .row-title').first().textContent()).toBe(
      'The chapter on chain',
    );
    expect(await rows().count()).toBe(200);
    const cell = page.locator('a.cell[href="#rule/ENV-3/adapter-0"]');
    expect(await cell.getAttribute('aria-label')).toMatch(/^ENV-3, adapter-0: \d+ passed$/);
  });

  it('leads from a cell to its cases, and from a case to all that is known of it', async () => {
    await open('#case/case-1');
    await page.locator('a.cell[href="#rule/CHAIN-2/adapter-1"]').click();
    await panel().locator('h2', { hasText: 'CHAIN-2' }).waitFor();
    expect(await panel().textContent()).toContain('A resolver MUST read AWS_CHAIN');
    await panel().locator('.case-link').first().click();
    await panel().locator('.result').first().waitFor();
    const text = (await panel().textContent()) ?? '';
    for (const word of ['AWS_PROFILE', '~/.aws/config', 'role_arn = arn:x', 'Expected', 'env']) {
      expect(text).toContain(word);
    }
    const told = panel().locator('details[data-run="adapter-1"]');
    expect(await told.textContent()).toContain('POST https://sts.eu-west-1.amazonaws.com/');
    expect(await told.textContent()).toContain('Signed by AKIDENV for sts in eu-west-1.');
  });

  it('tells the recorded reason of a divergence as text, and links only to the web', async () => {
    await open('#run/adapter-1');
    await panel().locator('.reason').first().waitFor();
    expect(await panel().locator('.reason').allTextContents()).toContain(HOSTILE);
    await panel().locator('li', { hasText: 'by design' }).locator('summary').first().click();
    await panel().locator('.ids a').first().click();
    await panel().locator('.record').first().waitFor();
    expect(await panel().locator('.record').first().textContent()).toContain(
      'javascript:window.hacked=1',
    );
    expect(await panel().locator('a[href^="javascript"]').count()).toBe(0);
    await open('#run/adapter-2?kind=bug');
    await panel().locator('li', { hasText: 'known bug' }).locator('summary').first().click();
    await panel().locator('.ids a').first().click();
    const link = panel().locator('.record a').first();
    expect(await link.getAttribute('href')).toBe('https://example.com/issues/1');
    expect(await link.getAttribute('rel')).toContain('noopener');
  });

  describe('filters', () => {
    it('by language leave columns', async () => {
      await open();
      await toggle('Go').click();
      expect(await page.locator('thead .run-name:visible').allTextContents()).toEqual([
        'adapter-1',
      ]);
      expect(await rows().first().locator('td:visible').count()).toBe(1);
      expect(await fragment()).toBe('#?language=Go');
    });

    it('by scope leave rules', async () => {
      await open();
      await toggle('common').click();
      expect(await rows().count()).toBe(100);
      expect(await page.locator('.row-link[href="#rule/ENV-2"]').isVisible()).toBe(false);
    });

    it('by kind and text leave cases, count them, and can be cleared', async () => {
      await open();
      await toggle('fail').click();
      expect(await found()).toBe('10 of 200 cases');
      await page.locator('#search').fill('number 19');
      const counted = await found();
      expect(counted).toMatch(/^[1-5] of 200 cases$/);
      expect(await rows().count()).toBeLessThan(12);
      await page.locator('.clear').click();
      expect(await found()).toBe('200 cases');
      expect(await rows().count()).toBe(200);
      expect(await fragment()).toBe('');
    });

    it('say so where nothing is left', async () => {
      await open();
      await page.locator('#search').fill('no such word');
      expect(await page.locator('.nothing').isVisible()).toBe(true);
      expect(await rows().count()).toBe(0);
    });

    it('hold for what is open as well', async () => {
      await open('#chapter/CHAIN');
      const cases = panel().locator('.cases > li');
      const before = await cases.count();
      await toggle('fail').click();
      expect(await cases.count()).toBeLessThan(before);
      expect(await panel().textContent()).toContain('are filtered out');
    });
  });

  describe('an address', () => {
    it.each([
      ['#rule/ENV-3', 'ENV-3 Rule 3 about what env must do'],
      ['#rule/ENV-3/adapter-1', 'adapter-1: '],
      ['#chapter/STS', 'STS The chapter on sts'],
      ['#case/case-17', 'Behaviour number 17 of a resolver'],
      ['#case/case-17/adapter-2', 'adapter-2'],
      ['#run/adapter-2', 'Rust'],
      ['#case/gone', `These runs have no case 'gone'`],
    ])('%s opens it', async (hash, words) => {
      await open(hash);
      await panel().waitFor();
      expect(await panel().textContent()).toContain(words);
      expect(await focused()).toBe('');
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    });

    it('holds the filters, and the way back leads back', async () => {
      await open('#rule/ENV-3?kind=fail&language=Go&text=number');
      expect(await toggle('fail').getAttribute('aria-pressed')).toBe('true');
      expect(await page.locator('#search').inputValue()).toBe('number');
      await toggle('fail').click();
      await toggle('Go').click();
      await panel().locator('.case-link').first().click();
      expect(await fragment()).toMatch(/^#case\/case-\d+\?text=number$/);
      await page.goBack();
      await panel().locator('h2', { hasText: 'ENV-3' }).waitFor();
      expect(await found()).toBe('200 cases');
    });

    it('of every rule, case and cell works', async () => {
      await open();
      const hrefs = await page.evaluate(() =>
        [...document.querySelectorAll('.matrix a')].map((link) => link.getAttribute('href')!),
      );
      expect(hrefs.length).toBe(3 + 210 * 4);
      const missing = await page.evaluate(
        async ([links, cases]) => {
          const lost: string[] = [];
          for (const href of [...links, ...cases]) {
            location.hash = href;
            await new Promise((resolve) =>
              window.addEventListener('hashchange', resolve, { once: true }),
            );
            const heading = document.querySelector('.panel h2')?.textContent;
            if (heading === undefined || heading === 'Not here') lost.push(href);
          }
          return lost;
        },
        [
          hrefs.filter((_, i) => i % 5 === 0),
          [0, 99, 199].map((i) => `#case/case-${i}/adapter-1`),
        ] as const,
      );
      expect(missing).toEqual([]);
    });
  });

  it('can be used by keys alone', async () => {
    await open();
    await page.keyboard.press('/');
    expect(await focused()).toBe('search');
    await page.keyboard.type('sts');
    expect(await rows().count()).toBe(34);
    await page.keyboard.press('Escape');
    expect(await page.locator('#search').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    while (!(await focused()).startsWith('#run')) await page.keyboard.press('Tab');
    expect(await focused()).toBe('#run/adapter-0');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    expect(await focused()).toBe('#rule/CHAIN-1/adapter-1');
    await page.keyboard.press('Home');
    expect(await focused()).toBe('#rule/CHAIN-1');
    await page.keyboard.press('End');
    await page.keyboard.press('PageDown');
    expect(await focused()).toBe('#rule/CHAIN-11/adapter-2');
    await page.keyboard.press('Enter');
    await panel().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^#case\//);
    await page.keyboard.press('Enter');
    const title = () => panel().locator('h2').textContent();
    await panel().locator('.question').waitFor();
    const first = await title();
    await page.keyboard.press('j');
    await page.waitForFunction(
      (was) => document.querySelector('.panel h2')?.textContent !== was,
      first,
    );
    await page.keyboard.press('k');
    await page.waitForFunction(
      (was) => document.querySelector('.panel h2')?.textContent === was,
      first,
    );
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'hidden' });
    expect(await focused()).toMatch(/^#rule\//);
    await page.keyboard.press('?');
    expect(await page.locator('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').isVisible()).toBe(false);
  });

  it('fits a phone: nothing but the table scrolls sideways, and what is open covers it', async () => {
    await page.setViewportSize(PHONE);
    await open();
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(await wide()).toBe(false);
    expect(await page.locator('.toggle').first().isVisible()).toBe(false);
    await page.locator('.open').click();
    await toggle('fail').click();
    expect(await found()).toBe('10 of 200 cases');
    await page.locator('.cell:visible').nth(1).click();
    const box = await panel().boundingBox();
    expect(box).toEqual({ x: 0, y: 0, ...PHONE });
    await panel().locator('.case-link').first().click();
    await panel().locator('.question').waitFor();
    const overflow = await panel().evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow).toBe(0);
    await panel().locator('.close').click();
    await panel().waitFor({ state: 'hidden' });
  });

  it('is dark where the person likes it dark, with words that can be read in both', async () => {
    await open('#rule/CHAIN-2');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const worst = await page.evaluate(worstContrast);
      expect(worst.ratio, `${colorScheme}: ${worst.where}`).toBeGreaterThanOrEqual(4.5);
    }
    const [dark] = /\d+/.exec(
      await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
    )!;
    expect(Number(dark)).toBeLessThan(40);
  });

  it('is usable at once with 1,000 cases of 10 implementations', async () => {
    await page.goto(address(10, 1000), { waitUntil: 'load' });
    const ready = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation');
      return (navigation as PerformanceNavigationTiming).domContentLoadedEventEnd;
    });
    const timed = (act: string) =>
      page.evaluate(async (code) => {
        const started = performance.now();
        if (code === 'search') {
          const search = document.querySelector<HTMLInputElement>('#search')!;
          search.value = 'number 77';
          search.dispatchEvent(new Event('input', { bubbles: true }));
        } else {
          location.hash = code;
          await new Promise((done) => window.addEventListener('hashchange', done, { once: true }));
        }
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - started;
      }, act);
    const chapter = await timed('#chapter/CHAIN');
    const single = await timed('#case/case-500');
    const search = await timed('search');
    const took = { ready, chapter, single, search };
    const figures = Object.entries(took).map(([what, ms]) => `${what} ${Math.round(ms)} ms`);
    console.log(`1,000 cases × 10 implementations: ${figures.join(', ')}`);
    expect(ready).toBeLessThan(4000);
    for (const ms of [chapter, single, search]) expect(ms).toBeLessThan(1000);
    expect(await found()).toMatch(/^19 of 1000 cases$/);
  }, 60_000);
});

/** The text that stands out least from what is behind it; runs in the page. */
function worstContrast(): { ratio: number; where: string } {
  const parse = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [r = 0, g = 0, b = 0] = parse(color).map((each) => {
      const part = each / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): string => {
    if (element === null) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(element);
    return parse(backgroundColor)[3] === 0 ? behind(element.parentElement) : backgroundColor;
  };
  let worst = { ratio: Infinity, where: '' };
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === 3 && node.textContent?.trim(),
    );
    if (!own || (element as HTMLElement).offsetParent === null) continue;
    const pair = [getComputedStyle(element).color, behind(element)].map(luminance);
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < worst.ratio)
      worst = { ratio, where: `${element.className}: ${element.textContent}` };
  }
  return worst;
}
