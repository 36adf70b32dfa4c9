// Has a result that the protocol does not know.
import { live, say } from './keeper.mjs';

live(({ id }) => say({ type: 'outcome', id, outcome: { result: 'maybe' } }));
