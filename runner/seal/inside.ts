/**
 * The first process inside of a seal. It furnishes the namespaces, hands listening sockets to the
 * runner, and ends with it: the kernel then ends every process inside. Started by seal.ts only.
 */
import { readlinkSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { furnish } from './furnish.js';
import type { Ask, Plan, Tell } from './messages.js';

const plan = JSON.parse(process.argv[2] ?? '') as Plan;

process.on('message', ({ id, host, port }: Ask) => {
  const server = createServer();
  server.once('error', ({ message }) => tell({ kind: 'refused', id, reason: message }));
  server.listen({ host, port, exclusive: true }, () => {
    // A socket belongs to the network that it was made in, whoever has it. From here on the runner has.
    tell({ kind: 'listening', id }, server, () => void server.close());
  });
});

// The runner closed the seal, or is no more, however it ended.
process.once('disconnect', () => {
  rmSync(plan.folder, { recursive: true, force: true, maxRetries: 2 });
  process.exit();
});

try {
  furnish(plan);
  // /proc is still that of the runner, so it tells the number that the runner knows.
  tell({ kind: 'ready', pid: Number(readlinkSync('/proc/self')) });
} catch (error) {
  tell({ kind: 'failed', reason: (error as Error).message });
}

function tell(message: Tell, server?: Server, sent: () => void = () => undefined): void {
  process.send?.(message, server, {}, sent);
}
