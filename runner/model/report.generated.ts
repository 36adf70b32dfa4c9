/** Generated from spec/schema/report.schema.json by `npm run generate`; do not edit. */

export type Count = number;

/**
 * What `credchain run --reporter json` prints: one run of the suite against one adapter. `--reporter ndjson` prints the same fields line by line, see spec/reports.md.
 */
export interface Report {
  /**
   * Version of this format.
   */
  format: 1;
  /**
   * Name of the adapter.
   */
  adapter: string;
  implementation: ReportImplementation;
  /**
   * The version of boto3 that the spec states.
   */
  edition: string;
  /**
   * How the worlds are kept from the host.
   */
  isolation: "memory" | "redirect" | "sealed";
  passed: Count;
  failed: Count;
  skipped: Count;
  /**
   * Cases with a verdict.
   */
  total: number;
  /**
   * Cases that were to be run.
   */
  selected: number;
  /**
   * The run was stopped before every selected case had a verdict.
   */
  interrupted: boolean;
  durationMs: number;
  /**
   * Findings about the run as a whole; any of them fails it.
   */
  problems: string[];
  /**
   * The spec that the cases belong to, in its order.
   */
  chapters: ReportChapter[];
  cases: ReportCase[];
}
/**
 * What was under test.
 */
export interface ReportImplementation {
  version: string;
  language: string;
  door: "in-process" | "stdio" | "exec";
  capabilities: string[];
}
export interface ReportChapter {
  id: string;
  title: string;
  rules: ReportRule[];
}
export interface ReportRule {
  id: string;
  title: string;
  scope: "common" | "boto3";
  /**
   * The normative text, in Markdown.
   */
  text: string;
}
/**
 * The verdict on one case. What is not there does not apply.
 */
export interface ReportCase {
  id: string;
  title: string;
  status: "pass" | "fail" | "known" | "stale" | "changed" | "unsupported" | "crash" | "timeout" | "harness-error";
  rules: string[];
  /**
   * The case file, relative to the folder of the run.
   */
  file: string;
  line: number;
  durationMs: number;
  /**
   * Why the case exists.
   */
  why?: string;
  operation: "resolve" | "parse" | "settings";
  /**
   * The world, as case.schema.json has it, after the overlay. Empty parts are left out.
   */
  given: {
    [k: string]: unknown;
  };
  /**
   * What must come of the world, as case.schema.json has it.
   */
  expect: {
    [k: string]: unknown;
  };
  /**
   * What follows in a case with steps, as case.schema.json has it; null where something is taken away.
   */
  later?: {
    after: string;
    given?: {
      [k: string]: unknown;
    };
    expect: {
      [k: string]: unknown;
    };
  }[];
  /**
   * What the implementation did with the world, as protocol.schema.json has it. Absent where there was no answer.
   */
  outcome?: {
    [k: string]: unknown;
  };
  differences?: ReportDifference[];
  /**
   * Parts of the expectation that the adapter cannot show; they were not judged.
   */
  unobserved?: string[];
  /**
   * What was asked of the world, in order, for people.
   */
  asked?: string[];
  /**
   * The requests among it in full, retries included.
   */
  requests?: ReportRequest[];
  /**
   * Why there is no outcome, in one sentence.
   */
  detail?: string;
  /**
   * What the implementation said of its error.
   */
  message?: string;
  /**
   * The end of its standard error.
   */
  stderr?: string;
  divergence?: ReportDivergence;
  /**
   * The command that runs this case alone.
   */
  reproduce?: string;
}
/**
 * One place in which the outcome is not as expected. A value that is not there was absent.
 */
export interface ReportDifference {
  path: string;
  expected?: unknown;
  actual?: unknown;
}
export interface ReportRequest {
  /**
   * The service, or the host where it is none of the services.
   */
  service: string;
  operation?: string;
  method: string;
  url: string;
  /**
   * Of the form, the query or the body.
   */
  params?: {
    [k: string]: string;
  };
  /**
   * Names in lower case.
   */
  headers?: {
    [k: string]: string;
  };
  signature?: ReportSignature;
  /**
   * What the DPoP proof is worth. Absent: none.
   */
  proof?: "valid" | "malformed" | "unknown-key" | "wrong-signature" | "wrong-method" | "wrong-url";
}
/**
 * Absent: unsigned.
 */
export interface ReportSignature {
  accessKeyId: string;
  region: string;
  service: string;
  /**
   * Whether it is what the secret of that access key gives.
   */
  valid: boolean;
}
/**
 * What is recorded for this case in the divergences of the adapter.
 */
export interface ReportDivergence {
  kind: "unsupported" | "by-design" | "bug" | "unobservable" | "unexplained";
  reason: string;
  link?: string;
  /**
   * Path to the value that came out there when it was recorded; null if none did.
   */
  observed: {
    [k: string]: unknown;
  };
  file: string;
  line: number;
}
