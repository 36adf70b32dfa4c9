/** A report file that cannot be taken for one. */
import { UserError } from '../../model/user-error.js';

/**
 * What is wrong with the file: it cannot be read (`unreadable`), it is no report of credchain
 * (`foreign`), it ends too early (`truncated`), or its parts contradict each other (`inconsistent`).
 */
export type ReportFault = 'unreadable' | 'foreign' | 'truncated' | 'inconsistent';

/** Its message begins with `file:line: ` and says in the end what to do. */
export class ReportFileError extends UserError {
  override readonly name: string = 'ReportFileError';
  constructor(
    readonly kind: ReportFault,
    readonly file: string,
    /** 1-based. */
    readonly line: number,
    what: string,
    advice: string = ADVICE[kind],
  ) {
    super(`${file}:${line}: ${what}.\n${advice}`);
  }
}

const MAKE = '`credchain run --reporter ndjson --out FILE`';
const ADVICE: Readonly<Record<ReportFault, string>> = {
  unreadable: `Reports are files that ${MAKE} writes.`,
  foreign: `Reports are files that ${MAKE} of this version writes.`,
  truncated: `The file was cut off: run ${MAKE} again.`,
  inconsistent: `Lines are missing or were changed: run ${MAKE} again.`,
};
