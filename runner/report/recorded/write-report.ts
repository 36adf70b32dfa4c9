/** Writes a recorded run as the NDJSON that it was read from. */
import type { RecordedRun } from './recorded-run.js';

/** The lines of the report, each with its line break; {@link parseReport} reads them again. */
export function reportLines({ head, cases, end }: Omit<RecordedRun, 'file'>): string[] {
  const line = (type: 'run' | 'case' | 'end', fields: object) =>
    `${JSON.stringify({ type, ...fields })}\n`;
  return [line('run', head), ...cases.map(({ entry }) => line('case', entry)), line('end', end)];
}
