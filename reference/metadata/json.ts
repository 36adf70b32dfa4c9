/** Documents that metadata services answer with. */

/** The value of a JSON text, or undefined if it is none; `undefined`, which is no text, is no JSON either. */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return undefined;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object, as opposed to a list, a text, a number or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that is a text; everything else counts as an absent value. */
export function textField(document: JsonObject, name: string): string | undefined {
  const value = document[name];
  return typeof value === 'string' ? value : undefined;
}
