// Closes its output and lives on.
import { closeSync } from 'node:fs';
import { live } from './keeper.mjs';

live(() => {
  closeSync(1);
  setInterval(() => undefined, 1000);
});
