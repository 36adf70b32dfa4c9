/** Puts the matrix, the style and the script of the page into one file. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package.js';
import type { Matrix } from './matrix.js';

/** What the browser runs and how it looks, built by scripts/build-page.mjs. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** The assets of this package. Throws what node:fs throws where it was not built. */
export function pageAssets(): PageAssets {
  const read = (name: string) => readFileSync(join(PACKAGE_ROOT, 'dist', 'page', name), 'utf8');
  return { script: read('page.js'), style: read('page.css') };
}

/**
 * The page as one HTML document without any reference to the outside. Its own policy forbids the
 * browser every connection, every script but the one that it was written with, and to take any text
 * for markup: whatever a run brings, it stays text.
 */
export function matrixPage(matrix: Matrix, { script, style }: PageAssets): string {
  const policy = [
    `default-src 'none'`,
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>credchain: AWS credential resolution, side by side</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<noscript><p>This page draws its tables with JavaScript. Nothing is loaded from elsewhere.</p></noscript>
<script type="application/json" id="matrix">${embeddedJson(matrix)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/**
 * JSON that can stand between script tags. Without `<` there is no end tag and no comment in it, and
 * JSON has `<` in strings only, where an escape says the same.
 */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
