/** Numbers of lines; below zero, the end of the function that begins there. */
export type Jump = readonly [from: number, to: number];

/** A function, as the JSON of coverage.py tells of it. */
export interface Region {
  readonly summary: {
    readonly covered_lines: number;
    readonly num_statements: number;
    readonly covered_branches: number;
    readonly num_branches: number;
  };
  readonly missing_lines: readonly number[];
  readonly missing_branches: readonly Jump[];
}

export interface Module {
  readonly module: string;
  readonly functions: Readonly<Record<string, Region>>;
  readonly source: readonly string[];
}

export type Scope = Readonly<
  Record<
    string,
    {
      readonly functions?: readonly string[];
      readonly places?: Readonly<Record<string, readonly string[]>>;
    }
  >
>;

export interface Figure {
  readonly covered: number;
  readonly total: number;
}

export interface Figures {
  readonly lines: Figure;
  readonly branches: Figure;
}

export interface Measured {
  readonly module: string;
  readonly all: Figures;
  readonly scope: Figures;
}

/** A function that is out of scope as a whole, or a place in one. */
export interface Out {
  readonly reason: string;
  readonly function: string;
  readonly lines?: number;
  readonly branches?: number;
  readonly place?: string;
}

export interface Row extends Measured {
  readonly out: readonly Out[];
  readonly unexplained: readonly {
    readonly function: string;
    readonly text: string;
    readonly number: number;
  }[];
}

export function measure(module: Module, scope: Scope): Row;
export function stale(rows: readonly Row[], scope: Scope): string[];
export function losses(
  before: readonly Measured[],
  now: readonly Measured[],
): { module: string; figure: string; was: number; is: number }[];
export function shareOf(figure: Figure): number;
export function byReason(
  rows: readonly Pick<Row, 'out'>[],
): Record<string, Record<string, { lines?: number; places?: string[] }>>;
