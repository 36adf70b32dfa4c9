import { describe, expect, it } from 'vitest';
import { UserError } from '../model/user-error.js';
import { describeFailure } from './failure.js';

describe('describeFailure', () => {
  it('shows what a person can put right as its message', () => {
    expect(describeFailure(new UserError('No such file: x.yaml.'), {})).toEqual({
      text: 'error: No such file: x.yaml.\n',
      status: 2,
    });
    expect(describeFailure(new UserError('It does not start.', 'adapter'), {}).status).toBe(3);
  });

  it('says of anything else that credchain is at fault, without a stack', () => {
    const { text, status } = describeFailure(new TypeError('x is not a function'), {});
    expect(text).toMatchInlineSnapshot(`
      "credchain failed: x is not a function
      This is a defect of credchain: please report it, with the command that you ran.
      Run the same command with CREDCHAIN_DEBUG=1 to see where.
      "
    `);
    expect(status).toBe(70);
  });

  it('shows the stack on demand', () => {
    const { text } = describeFailure(new TypeError('x is not a function'), {
      CREDCHAIN_DEBUG: '1',
    });
    expect(text).toMatch(/\n {4}at .*failure\.test\.ts/);
  });

  it('copes with what is no error', () => {
    expect(describeFailure('oops', {}).text).toContain('credchain failed: oops\n');
  });
});
