/** `credchain run --record`: what the run showed goes into the divergences of the adapter. */
import type { DivergencesPath, Selection } from '../../divergences/index.js';
import type { RunSummary, Verdict } from '../../model/verdict.js';

/** Records, and returns what to tell about it. An interrupted run records nothing. */
export async function record(
  records: DivergencesPath,
  verdicts: readonly Verdict[],
  { selection, summary }: { readonly selection: Selection; readonly summary: RunSummary },
): Promise<string> {
  const { shownAs } = records;
  if (summary.interrupted) return `The run was interrupted: ${shownAs} stays as it was.`;
  const { recordDivergences } = await import('../../divergences/index.js');
  const { written, removed } = recordDivergences(records, verdicts, selection);
  if (written + removed === 0) return `${shownAs} is up to date.`;
  const advice = written > 0 ? ' Now write down why: kind and reason of each new entry.' : '';
  return `Recorded in ${shownAs}: ${written} written, ${removed} removed.${advice}`;
}
