/** A folder for a test: programs in it, and manifests of adapters that are made of them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AdapterManifest } from '../../model/adapter-manifest.generated.js';
import { placeManifest, type Manifest } from '../manifest.js';

export interface Workshop {
  readonly folder: string;
  /** Writes an executable shell script; its path. */
  readonly program: (path: string, script: string) => string;
  /** Writes a file; its path. */
  readonly file: (path: string, text: string) => string;
  readonly manifest: (parts: Partial<AdapterManifest>) => Manifest;
}

/** Removed when the test is finished. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'credchain-adapters-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = (path: string, text: string, mode = 0o644): string => {
    const target = join(folder, path);
    mkdirSync(join(target, '..'), { recursive: true });
    writeFileSync(target, text, { mode });
    return target;
  };
  return {
    folder,
    file,
    program: (path, script) => file(path, `#!/bin/sh\n${script}\n`, 0o755),
    manifest: (parts) => {
      const whole = { name: 'widget', title: 'Widget', language: 'Rust', door: 'stdio', ...parts };
      return placeManifest(whole as AdapterManifest, folder, join(folder, 'build'));
    },
  };
}
