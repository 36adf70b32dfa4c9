// Prints without ever ending the line.
import { live } from './keeper.mjs';

live(() => {
  const chunk = 'x'.repeat(1 << 20);
  const print = () => process.stdout.write(chunk, print);
  print();
});
