/** Generated from spec/schema/divergences.schema.json by `npm run generate`; do not edit. */

/**
 * What an implementation does differently from the spec, and why: adapters/<name>/divergences.yaml. `credchain run --record` writes the cases, people write the reasons.
 */
export interface DivergenceFile {
  /**
   * One entry for each cause.
   */
  divergences: DivergenceEntry[];
}
/**
 * One cause, and the cases in which it shows.
 */
export interface DivergenceEntry {
  /**
   * unsupported: the implementation does not have it. by-design: it means to differ. bug: it is a mistake. unobservable: it does right, but the adapter cannot show it. unexplained: nobody has looked yet, which fails the run.
   */
  kind: "unsupported" | "by-design" | "bug" | "unobservable" | "unexplained";
  /**
   * Why it differs, in words for people who use the implementation.
   */
  reason: string;
  /**
   * Where it is documented or reported.
   */
  link?: string;
  /**
   * Case id to what came out, one case per line.
   */
  cases: {
    [k: string]: ObservedDifferences;
  };
}
/**
 * Path to the value that came out there, for each place that differs from the expectation; null where nothing came out.
 */
export interface ObservedDifferences {
  [k: string]: unknown;
}
