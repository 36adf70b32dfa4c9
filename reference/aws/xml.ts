/** Answers of the query protocol: XML in, a tree of elements out. Follows STS-21. */
import { decodeUtf8, withLineFeeds } from '../utf8.js';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** The text before the first element in it. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** An element whose end was not read yet. */
interface OpenElement {
  readonly qualifiedName: string;
  readonly name: string;
  /** The names of the attributes in it and around it: some declare a prefix. */
  readonly inScope: ReadonlySet<string>;
  text: string;
  readonly children: OpenElement[];
}

type Groups = Readonly<Record<string, string | undefined>>;

const S = '[ \\t\\n]';
const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_.·-]*';
const QUALIFIED = `(?:${NAME}:)?${NAME}`;
// The entities of XML itself; a service has no business with entities of its own.
const REFERENCE = '&(?:(?<entity>amp|lt|gt|quot|apos)|#(?<code>0*\\d{1,6}|x0*[\\da-fA-F]{1,5}));';
const UNNAMED = REFERENCE.replaceAll(/\?<\w+>/g, '?:');
const VALUE = `(?:"(?:[^"<&]|${UNNAMED})*"|'(?:[^'<&]|${UNNAMED})*')`;
const COMMENT = '<!--(?:(?!--)[^])*-->';
const INSTRUCTION = `<\\?(?![xX][mM][lL]${S})${NAME}(?:${S}[^]*?)?\\?>`;

/** All that may stand before the first element but comments and blanks behind it. */
const PROLOG = new RegExp(
  `^\\ufeff?(?:<\\?xml${S}[^>]*\\?>)?(?:(?:${S}|${COMMENT}|${INSTRUCTION})*<!DOCTYPE${S}[^[<>]*>)?`,
  'u',
);
const MARKUP = new RegExp(
  [
    COMMENT,
    INSTRUCTION,
    `</(?<end>${QUALIFIED})${S}*>`,
    `<(?<start>${QUALIFIED})(?<attributes>(?:${S}+${QUALIFIED}${S}*=${S}*${VALUE})*)${S}*(?<empty>/?)>`,
    '<!\\[CDATA\\[(?<data>[^]*?)\\]\\]>',
    '(?<text>[^<&\\]]+|\\](?!\\]>))',
    REFERENCE,
    '(?<fault>[^])',
  ].join('|'),
  'gu',
);
const ATTRIBUTES = new RegExp(`(?<name>${QUALIFIED})${S}*=${S}*${VALUE}`, 'gu');
/** Blanks, comments and instructions. */
const BESIDE_ROOT = /^(?:[ \t\n]+$|<!--|<\?)/;
const NO_CHARACTER = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The root element, or undefined if the bytes are not well-formed XML in UTF-8. */
export function parseXml(bytes: Uint8Array): XmlElement | undefined {
  const text = decodeUtf8(bytes);
  return text === undefined ? undefined : readDocument(withLineFeeds(text));
}

/** The first element of a name in another one, or undefined. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

function readDocument(text: string): XmlElement | undefined {
  const document = newElement('', new Set(['xmlns:xml', 'xmlns:xmlns']));
  const open = [document];
  for (const { 0: markup, groups = {} } of text.replace(PROLOG, '').matchAll(MARKUP)) {
    const { start, end, fault } = groups;
    const inner = open.at(-1)!;
    if (fault !== undefined) return undefined;
    if (start !== undefined) {
      const element = startElement(start, groups['attributes']!, inner.inScope);
      if (element === undefined) return undefined;
      inner.children.push(element);
      if (groups['empty'] === '') open.push(element);
    } else if (end !== undefined) {
      if (open.pop()!.qualifiedName !== end) return undefined;
    } else {
      const characters = charactersOf(groups);
      if (NO_CHARACTER.test(characters)) return undefined;
      if (inner === document && !BESIDE_ROOT.test(markup)) return undefined;
      if (inner.children.length === 0) inner.text += characters;
    }
  }
  return open.length === 1 && document.children.length === 1 ? document.children[0] : undefined;
}

/** Undefined if an attribute stands there twice, or a prefix is not declared. */
function startElement(
  qualifiedName: string,
  attributes: string,
  outer: ReadonlySet<string>,
): OpenElement | undefined {
  const names = Array.from(attributes.matchAll(ATTRIBUTES), ({ groups }) => groups!['name']!);
  if (new Set(names).size < names.length) return undefined;
  const inScope = new Set([...outer, ...names]);
  const prefixed = [qualifiedName, ...names].filter((name) => name.includes(':'));
  const declared = prefixed.every((name) => inScope.has(`xmlns:${name.split(':')[0]}`));
  return declared ? newElement(qualifiedName, inScope) : undefined;
}

function newElement(qualifiedName: string, inScope: ReadonlySet<string>): OpenElement {
  const name = qualifiedName.split(':').at(-1)!;
  return { qualifiedName, name, inScope, text: '', children: [] };
}

/** What a text, a CDATA section or a reference stands for; nothing for a comment. */
function charactersOf({ text, data, entity, code }: Groups): string {
  if (code !== undefined) return String.fromCodePoint(Number(code.replace('x', '0x')));
  return text ?? data ?? ENTITIES.get(entity!) ?? '';
}
