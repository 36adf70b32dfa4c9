/** A test that has nothing to do with cases. */
import { expect, it } from 'vitest';

it('is still a test', () => {
  expect(1 + 1).toBe(2);
});
