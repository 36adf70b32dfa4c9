/** The stage between an observation and a verdict. */
export { judge, judgeUnasked } from './judge.js';
export { pathOf } from './path.js';
