/** What made-up worlds are worth: which rules they drive the reference through, and what comes of them. */
import { traceReference } from '../../resolve/reference.js';
import type { MadeWorld } from '../../arbitraries/worlds/index.js';
import type { Spec } from '../../model/spec.js';
import { layWorld } from './made-case.js';

/** How often worlds drove the rules of a chapter. */
export interface ChapterStatistics {
  readonly chapter: string;
  /** Worlds that drove at least one of its rules. */
  readonly worlds: number;
  /** Rule to the number of worlds that drove it, for every rule that can be tested. */
  readonly rules: ReadonlyMap<string, number>;
}

/** Counts what the reference does in worlds. */
export class Statistics {
  private readonly byRule = new Map<string, number>();
  private readonly byChapter = new Map<string, number>();
  private readonly byOutcome = new Map<string, number>();
  private total = 0;

  /** The rules that `world` drives the reference through, which are counted. */
  async count(world: MadeWorld): Promise<readonly string[]> {
    this.total++;
    const laid = layWorld(world);
    let rules: readonly string[] = [];
    try {
      const { outcome, events } = await traceReference(laid);
      rules = [...new Set(events.flatMap((event) => (event.kind === 'rule' ? [event.rule] : [])))];
      increase(this.byOutcome, wordFor(outcome));
    } catch {
      // That the reference has no answer is told where the answers are compared.
      increase(this.byOutcome, 'no answer');
    }
    for (const rule of rules) increase(this.byRule, rule);
    for (const chapter of new Set(rules.map(chapterOf))) increase(this.byChapter, chapter);
    return rules;
  }

  /** In the order of the spec. */
  chapters({ chapters }: Pick<Spec, 'chapters'>): ChapterStatistics[] {
    return chapters.map(({ id: chapter, rules }) => ({
      chapter,
      worlds: this.byChapter.get(chapter) ?? 0,
      rules: new Map(
        rules
          .filter(({ notTestable }) => notTestable === undefined)
          .map(({ id }) => [id, this.byRule.get(id) ?? 0]),
      ),
    }));
  }

  /** Outcome to the number of worlds, the commonest first. */
  outcomes(): readonly (readonly [outcome: string, worlds: number])[] {
    return [...this.byOutcome].sort(([, a], [, b]) => b - a);
  }

  get worlds(): number {
    return this.total;
  }
}

function wordFor(outcome: Awaited<ReturnType<typeof traceReference>>['outcome']): string {
  if (outcome.result === 'credentials') return outcome.source;
  return outcome.result === 'error' ? `error: ${outcome.code}` : outcome.result;
}

const chapterOf = (rule: string): string => rule.slice(0, rule.lastIndexOf('-'));

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
