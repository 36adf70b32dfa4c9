/** Values that worlds are made of: mostly good ones, and each odd one that has ever made a difference. */
import fc from 'fast-check';

export type Text = fc.Arbitrary<string>;

/** Mostly one of the `good` values, now and then one of the `odd`. Shrinks towards the first good one. */
export function mostly<T>(good: readonly T[], odd: readonly T[], weight = 24): fc.Arbitrary<T> {
  const usual = fc.constantFrom(...good);
  if (odd.length === 0) return usual;
  return fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
}

/** The second with a probability of `weight` to one, else the first, to which it shrinks. */
function toOne<T>(
  weight: number,
  first: fc.Arbitrary<T>,
  second: fc.Arbitrary<T>,
): fc.Arbitrary<T> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 100, arbitrary: first },
    { weight: Math.round(100 * weight), arbitrary: second },
  );
}

/** Properties that are there with a probability of `weight` to one each; shrinks by leaving them out. */
export function some<T extends object>(
  model: { readonly [Key in keyof T]: fc.Arbitrary<T[Key]> },
  weight = 1,
): fc.Arbitrary<Partial<T>> {
  const entries: [string, fc.Arbitrary<unknown>][] = Object.entries(model);
  return fc
    .tuple(
      ...entries.map(([key, value]) =>
        toOne(
          weight,
          fc.constant([] as [string, unknown][]),
          value.map((each): [string, unknown][] => [[key, each]]),
        ),
      ),
    )
    .map((present) => Object.fromEntries(present.flat()) as Partial<T>);
}

/** Nearly all properties: each is missing once in forty times. */
export function nearlyAll<T extends object>(model: {
  readonly [Key in keyof T]: fc.Arbitrary<T[Key]>;
}): fc.Arbitrary<Partial<T>> {
  return some(model, 40);
}

/** Either nothing or the part, with `weight` to one. */
export function perhaps<T extends object>(
  part: fc.Arbitrary<T>,
  weight = 1,
): fc.Arbitrary<Partial<T>> {
  return toOne<Partial<T>>(weight, fc.constant({}), part);
}

/** Maps laid side by side. */
export function all<A extends object, B extends object, C extends object = object>(
  first: fc.Arbitrary<A>,
  second: fc.Arbitrary<B>,
  third: fc.Arbitrary<C> = fc.constant({} as C),
): fc.Arbitrary<A & B & C> {
  return fc.tuple(first, second, third).map(([a, b, c]) => ({ ...a, ...b, ...c }));
}

/** A name of a profile that may be there. */
export const profile: Text = fc.oneof(
  { weight: 12, arbitrary: fc.constant('default') },
  { weight: 3, arbitrary: fc.constant('dev') },
  { weight: 2, arbitrary: fc.constant('base') },
);

/** A name that may also be wrong. */
export const profileReference: Text = fc.oneof(
  { weight: 30, arbitrary: profile },
  { weight: 1, arbitrary: fc.constantFrom('missing', '', 'Default', 'dev prod') },
);

/**
 * How long something is good: all windows have their ends at whole minutes, and half a minute is more
 * than a slow machine takes for a case.
 */
export const lifetime: Text = fc.oneof(
  { weight: 7, arbitrary: fc.constant('+1h30s') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('+47m30s', '+22m30s', '+12m30s', '+7m30s', '+2m30s', '-5m', '-2h'),
  },
);

/** The time of that, as a placeholder that both worlds fill in. */
export const end: Text = lifetime.map((relative) => `{{now${relative}}}`);

/** Texts that are no time, or one that is hard to read. */
export const ODD_TIMES = ['', 'soon', '2099-01-01T00:00:00', '2099-13-01T00:00:00Z', '20990101'];

export const time: Text = fc.oneof(
  { weight: 30, arbitrary: end },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_TIMES, '2099-01-01T00:00:00Z') },
);

export const region: Text = mostly(
  ['eu-west-1', 'us-east-1', 'us-west-2', 'cn-north-1', 'us-gov-west-1', 'ap-southeast-1'],
  ['', 'aws-global', 'not a region', 'mars-north-1', 'fips-us-east-1', 'us-east-1-fips', 'a.b'],
);

export const accountId: Text = mostly(['111111111111', '012345678901'], ['', 'abc', '1']);

/** A whole number as people write it in settings. */
export const wholeNumber: Text = mostly(
  ['1', '2', '3', '5'],
  ['0', '-1', '', 'x', '1.5', ' 2 ', '+2', '1_0', '0x1', '٣', '1e1'],
);

export const truth: Text = mostly(
  ['true', 'false'],
  ['True', 'TRUE', 'yes', '1', '0', '', ' true', 'tru'],
);

/** A pair of keys: each access key has one secret, wherever it stands, so that signatures can be verified. */
export function keyPair(place: string): { readonly id: Text; readonly secret: Text } {
  return {
    id: mostly([`AKID${place.toUpperCase()}`], ['', ' ', 'AKID/WITH+SIGNS=', 'akid']),
    secret: mostly([`${place}-secret`], ['', ' ', 'secret with = and # in it']),
  };
}

export const token = (place: string): Text =>
  mostly([`${place}-token`], ['', ' ', 'token/with+signs==']);

export const roleArn: Text = mostly(
  ['arn:aws:iam::111111111111:role/one', 'arn:aws:iam::222222222222:role/two'],
  ['', 'short', 'arn:aws:iam::333333333333:role/with space', 'x'.repeat(19), 'x'.repeat(20)],
  40,
);

export const sessionName: Text = mostly(
  ['my-session', 'jo@example.com'],
  ['', 'a', 'with space', 'ünicode'],
);
