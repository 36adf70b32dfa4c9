// What only people read is no behaviour that a case could show: the trace (`follow` and whatever is named after
// it), the rule and the message of a failure (`fail`), and the place in a file that a message names. Its mutants
// are left out. That the trace is right is the matter of `credchain lint`, and of the unit tests beside the code.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** Functions that only tell the trace something. */
const TELLS = /^(follow([A-Z]\w*)?|onRule|consult|heard|configSoFar)$/;

/** Where a line or a byte stands: a message says it, and the outcome of every such error is the same. */
const PLACES = new Set([
  'originOf',
  'origin',
  'findLineStarts',
  'countUpTo',
  'findInvalidByte',
  'sequenceLength',
]);

/** Which arguments of a failure are for people. */
const OF_FAILURES = new Map([
  ['fail', [0, 2]],
  ['refuse', [0, 1]],
  ['unusable', [0]],
  ['asText', [0]],
  ['Failure', [0]],
  ['ShellSplitError', [0]],
  // `needed(value, 'Name')` fails, and says what is not there.
  ['needed', [1]],
  // What the person reads; only the code that comes back matters.
  ['prompt', [0]],
]);

/** What is kept for the trace alone: whether credentials never change, and whether somebody has asked before. */
const KEPT_FOR_TRACE = new Set(['fixed', 'askedBefore']);

const RULE = /^[A-Z]+\d?-\d+$/;

const isCall = ({ type } = {}) => /^(Optional)?CallExpression$/.test(type);
const calledBy = ({ callee } = {}) => callee?.property?.name ?? callee?.name;
const isRule = (node) => node?.type === 'StringLiteral' && RULE.test(node.value);

/** Whether nothing comes of a statement but what the trace is told. */
function onlyTells(node) {
  switch (node?.type) {
    case 'ExpressionStatement':
      return onlyTells(node.expression);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return TELLS.test(calledBy(node));
    case 'BlockStatement':
      return node.body.length > 0 && node.body.every(onlyTells);
    case 'IfStatement':
      return onlyTells(node.consequent) && (!node.alternate || onlyTells(node.alternate));
    case 'ForOfStatement':
    case 'ArrowFunctionExpression':
      return onlyTells(node.body);
    default:
      return false;
  }
}

/** The name that a property, a variable or an assignment gives a value to. */
function named({ type, key, id, left }) {
  if (type === 'ObjectProperty') return key.name;
  if (type === 'VariableDeclarator') return id.name;
  return type === 'AssignmentExpression' ? left.name : undefined;
}

function isForPeople(node, parent) {
  if (onlyTells(node) || isRule(node)) return true;
  // `{ url, rule: … }`: the trace is told by which rule something was chosen.
  if (parent?.type === 'ObjectProperty' && parent.key.name === 'rule') return true;
  // `rules: { answer: …, unreachable: … }`
  if (node.type === 'ObjectExpression' && node.properties.length > 0) {
    if (node.properties.every(({ value }) => isRule(value))) return true;
  }
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassMethod') {
    const name = (node.id ?? node.key).name;
    return TELLS.test(name) || PLACES.has(name);
  }
  // `{ fixed: true }`, `let askedBefore = false` and `askedBefore = true`
  if (KEPT_FOR_TRACE.has(named(node))) return true;
  // `override readonly name = 'SomeError'`, and the message that an error hands to `super`
  if (node.type === 'ClassProperty' && node.key.name === 'name') return true;
  if (isCall(node) && node.callee.type === 'Super') return true;
  // Whatever its code, the outcome of an IniError is config-parse-error.
  if (node.type === 'NewExpression' && calledBy(node) === 'IniError') return true;
  if (!isCall(parent) && parent?.type !== 'NewExpression') return false;
  return (OF_FAILURES.get(calledBy(parent)) ?? []).some(
    (index) => parent.arguments[index] === node,
  );
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'trace', {
    shouldIgnore: ({ node, parent }) => (isForPeople(node, parent) ? 'for people' : undefined),
  }),
];
