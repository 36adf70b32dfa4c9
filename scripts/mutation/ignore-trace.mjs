// What only people read is no behaviour that a case could show: the trace (`follow`), and rule and message
// of a failure (`fail`); that the trace is right is the matter of `credchain lint`.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const FOLLOW = new Set(['follow', 'onRule', 'consult']);

/** The name of the function that `node` calls, if it is a call. */
function calledBy({ callee } = {}) {
  return callee?.property?.name ?? callee?.name;
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'trace', {
    shouldIgnore({ node, parent }) {
      if (node.type === 'CallExpression' && FOLLOW.has(calledBy(node))) return 'for people';
      if (parent?.type !== 'CallExpression' || calledBy(parent) !== 'fail') return undefined;
      return [parent.arguments[0], parent.arguments[2]].includes(node) ? 'for people' : undefined;
    },
  }),
];
