// Greets people instead of the runner.
import { createInterface } from 'node:readline';

createInterface({ input: process.stdin }).on('line', () => process.stdout.write('Welcome!\n'));
