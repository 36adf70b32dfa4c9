/** Answers of the query protocol: XML in, a tree of elements out. Follows STS-21. */
import { SaxesParser } from 'saxes';
import { decodeUtf8 } from '../utf8.js';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** The text before the first element in it. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface GrowingElement extends XmlElement {
  text: string;
  readonly children: GrowingElement[];
}

/** The root element, or undefined if the bytes are not well-formed XML in UTF-8. */
export function parseXml(bytes: Uint8Array): XmlElement | undefined {
  const text = decodeUtf8(bytes);
  return text === undefined ? undefined : readDocument(text);
}

/** The first element of a name in another one, or undefined. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

function readDocument(document: string): XmlElement | undefined {
  const roots: GrowingElement[] = [];
  const open: GrowingElement[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local }) => {
    const element = { name: local, text: '', children: [] };
    (open.at(-1)?.children ?? roots).push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const onText = (text: string): void => {
    const element = open.at(-1);
    if (element?.children.length === 0) element.text += text;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  try {
    // Without a listener of its own, the first fault is thrown.
    parser.write(document).close();
  } catch {
    return undefined;
  }
  return roots[0];
}
