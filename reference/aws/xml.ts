/** Answers of the query protocol: XML in, a tree of plain maps out. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** A leaf is its text; an element that is repeated keeps its first. */
export type XmlNode = string | ReadonlyMap<string, XmlNode>;

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  // A service has no business with entities of its own; those of XML itself are enough.
  processEntities: true,
});

/** The content of the root element, whatever its name, or undefined if the text is not well-formed. */
export function parseXml(text: string): XmlNode | undefined {
  if (XMLValidator.validate(text) !== true) return undefined;
  let tree: unknown;
  try {
    tree = parser.parse(text);
  } catch {
    return undefined;
  }
  const roots = typeof tree === 'object' && tree !== null ? Object.values(tree) : [];
  return roots.length === 0 ? undefined : toNode(roots[0]);
}

/** The node below a path of element names, or undefined. */
export function at(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  let here = node;
  for (const name of path) {
    if (here === undefined || typeof here === 'string') return undefined;
    here = here.get(name);
  }
  return here;
}

/** The text below a path, or undefined if there is no such element. */
export function textAt(node: XmlNode | undefined, ...path: readonly string[]): string | undefined {
  const found = at(node, ...path);
  return typeof found === 'string' ? found : undefined;
}

function toNode(value: unknown): XmlNode {
  if (Array.isArray(value)) return toNode(value[0]);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([name]) => name !== '#text');
    return new Map(entries.map(([name, child]) => [name, toNode(child)]));
  }
  return typeof value === 'string' ? value : '';
}
