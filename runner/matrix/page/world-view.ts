/** The world of a case and what must come of it. */
import type { CaseDefinition } from '../matrix.js';
import { el, type Child } from './dom.js';
import { blockView, fieldsView, valueView } from './value-view.js';

const PARTS: Readonly<Record<string, string>> = {
  params: 'Given in code',
  env: 'Environment',
  files: 'Files',
  now: 'Time',
  commands: 'Programs',
  mfa: 'Typed at the prompt',
};

/** A section for each part of the world. */
export function worldView(
  { given }: Pick<CaseDefinition, 'given'>,
  empty = 'Nothing is given: no variable, no file, no service.',
): HTMLElement {
  const parts = Object.entries(given);
  if (parts.length === 0) {
    return el('p', { class: 'quiet' }, empty);
  }
  return el('div', { class: 'parts' }, ...parts.map(([name, part]) => partView(name, part)));
}

/** What the case demands. */
export function expectationView({
  operation,
  expect,
}: Pick<CaseDefinition, 'operation' | 'expect'>): HTMLElement {
  const asked: Child =
    operation === 'parse' && el('p', { class: 'quiet' }, 'The files are only to be parsed.');
  return el('div', {}, asked, fieldsView(Object.entries(expect)));
}

function partView(name: string, part: unknown): HTMLElement {
  const heading = el('h4', {}, PARTS[name] ?? `Service ${name}`);
  const files = name === 'files' && typeof part === 'object' && part !== null;
  if (part === null) {
    return el('section', { class: 'part' }, heading, el('span', { class: 'absent' }, 'gone'));
  }
  const content = files ? Object.entries(part).map(fileView) : [valueView(part)];
  return el('section', { class: 'part' }, heading, ...content);
}

function fileView([path, file]: [string, unknown]): HTMLElement {
  return el(
    'figure',
    { class: 'file' },
    el('figcaption', {}, el('code', {}, path), ...traitsOf(file)),
    contentOf(file),
  );
}

function contentOf(file: unknown): Child {
  const text = typeof file === 'string' ? file : fieldOf(file, 'text');
  if (typeof text === 'string') {
    return text === '' ? el('span', { class: 'absent' }, 'empty') : blockView(text);
  }
  const base64 = fieldOf(file, 'base64');
  return typeof base64 === 'string' ? blockView(base64) : undefined;
}

function traitsOf(file: unknown): Child[] {
  const traits = [
    fieldOf(file, 'absent') === true && 'is not there',
    fieldOf(file, 'unreadable') === true && 'may not be read',
    fieldOf(file, 'directory') === true && 'is a folder',
    typeof fieldOf(file, 'base64') === 'string' && 'bytes in base64',
    typeof fieldOf(file, 'mode') === 'string' && `mode ${String(fieldOf(file, 'mode'))}`,
  ];
  return traits.map((trait) => trait && el('span', { class: 'trait' }, trait));
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
