import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { tell, VERDICTS } from './testing/run.js';
import { xmlElement, xmlText } from './xml.js';

const of = (...statuses: string[]) => VERDICTS.filter(({ status }) => statuses.includes(status));
const BAD_RUN = { problems: [{ message: 'A <problem>\nof two lines' }], interrupted: true };

describe('the junit reporter', () => {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });

  it('is valid XML with the counts of JUnit', () => {
    const xml = tell('junit', { summary: BAD_RUN });
    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = parser.parse(xml);
    expect(testsuites).toMatchObject({ tests: '12', failures: '4', errors: '5', skipped: '2' });
    expect(testsuites.testsuite.map(({ name }: { name: string }) => name)).toEqual([
      'cases/env/keys.yaml',
      'cases/env/odd.yaml',
      'run',
    ]);
  });

  it('writes failures, accidents and skips in the words of JUnit', () => {
    const verdicts = of('pass', 'unsupported', 'timeout');
    expect(tell('junit', { verdicts })).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="credchain: widget" tests="3" failures="0" errors="1" skipped="1" time="0.022">
      <testsuite name="cases/env/keys.yaml" tests="2" failures="0" errors="0" skipped="1" time="0.010">
      <testcase name="keys-in-env" classname="cases/env/keys.yaml" file="cases/env/keys.yaml" line="12" time="0.005"/>
      <testcase name="mfa-is-asked" classname="cases/env/keys.yaml" file="cases/env/keys.yaml" line="12" time="0.005"><skipped message="unsupported: No terminal: nobody # to type."/></testcase>
      </testsuite>
      <testsuite name="cases/env/odd.yaml" tests="1" failures="0" errors="1" skipped="0" time="0.012">
      <testcase name="it-hangs" classname="cases/env/odd.yaml" file="cases/env/odd.yaml" line="7" time="0.012"><error type="timeout" message="Title of it-hangs">it-hangs
      Title of it-hangs
      cases/env/odd.yaml:7

      ENV-1  Keys are read from the environment

      No answer within 300 ms.

      $ credchain run --id it-hangs --adapter widget</error></testcase>
      </testsuite>
      </testsuites>
      "
    `);
  });

  it('makes tests of what fails the run as a whole', () => {
    const text = tell('junit', { verdicts: [], summary: BAD_RUN });
    expect(text).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="credchain: widget" tests="2" failures="0" errors="2" skipped="0" time="0.000">
      <testsuite name="run" tests="2" failures="0" errors="2" skipped="0" time="0.000">
      <testcase name="problem 1" classname="run"><error message="A &lt;problem&gt;&#10;of two lines"/></testcase>
      <testcase name="complete" classname="run"><error message="Interrupted after 0 cases."/></testcase>
      </testsuite>
      </testsuites>
      "
    `);
  });

  it('survives every text, in attributes and between tags', () => {
    const strict = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      trimValues: false,
      parseTagValue: false,
      htmlEntities: true,
    });
    const fine = fc.string({ unit: fc.constantFrom(...'ab<>&"\'\t\n]é€😀 ') });
    fc.assert(
      fc.property(fine, (text) => {
        const { e } = strict.parse(xmlElement('e', { a: text }, `x${xmlText(text)}`));
        expect(e).toEqual({ a: text, '#text': `x${text}` });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(XMLValidator.validate(xmlElement('e', { a: text }, xmlText(text)))).toBe(true);
      }),
    );
  });

  it.each([
    ['\u0000', '\\u{0}'],
    ['\u001b[31m', '\\u{1b}[31m'],
    ['\ud800', '\\u{d800}'],
    ['\ufffe', '\\u{fffe}'],
    ['😀', '😀'],
  ])('writes %j, which XML may not hold, as %s', (text, written) => {
    expect(xmlText(text)).toBe(written);
  });
});
