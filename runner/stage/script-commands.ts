/** The programs of a world on the disk: scripts that write what the case says, and note each call. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Activity } from '../model/adapter.js';
import type { Command } from '../model/case-file.generated.js';
import { outputBytes, repeated, UNKNOWN_ARGUMENTS } from './command-output.js';
import { stagedPath } from './paths.js';

/** Longer output is written in pieces of about this size. */
const PIECE = 1024 * 1024;

export interface ScriptCommands {
  /** The calls so far, in order. */
  calls(): readonly Activity[];
  /** The programs are others from now on; a program that is not among them is there no longer. */
  change(commands: readonly Command[]): void;
}

/**
 * Writes one script for each program: into `bin`, or below `home` where the case gives a path. What
 * they write, and their notes, are in `folder`. The scripts use no program but /bin/cat.
 */
export function writeCommands(
  commands: readonly Command[],
  { home, bin, folder }: { readonly home: string; readonly bin: string; readonly folder: string },
): ScriptCommands {
  const log = join(folder, 'calls');
  let written: readonly string[] = [];
  let generation = 0;
  const write = (all: readonly Command[]): void => {
    const programs = groupBy(all, ({ argv }) => argv[0]);
    if (programs.size > 0) mkdirSync(folder, { recursive: true });
    written = [...programs].map(([program, entries], index) => {
      const path = program.startsWith('~/') ? stagedPath(program, home) : join(bin, program);
      mkdirSync(dirname(path), { recursive: true });
      const data = join(folder, `${generation}.${index}`);
      writeFileSync(path, scriptOf(program, entries, data, log), { mode: 0o700 });
      return path;
    });
  };
  write(commands);
  return {
    calls: () => readCalls(log),
    change: (next) => {
      for (const path of written) rmSync(path, { force: true });
      generation++;
      write(next);
    },
  };
}

function scriptOf(program: string, entries: readonly Command[], data: string, log: string): string {
  const byArguments = groupBy(entries, ({ argv }) => JSON.stringify(argv));
  const branches = [...byArguments.values()].map((inOrder, index) => {
    const args = inOrder[0]!.argv.slice(1);
    const tests = args.map((arg, i) => ` && [ "\${${i + 1}}" = ${quote(arg)} ]`);
    return [
      `if [ "$#" -eq ${args.length} ]${tests.join('')}; then`,
      ...turns(inOrder, `${data}.${index}`),
      'fi',
    ].join('\n');
  });
  return [
    '#!/bin/sh',
    `printf '%s\\0' "$#" ${quote(program)} "$@" >> ${quote(log)}`,
    'repeat() { n=0; while [ "$n" -lt "$1" ]; do /bin/cat "$2"; n=$((n + 1)); done; }',
    ...branches,
    `printf %s ${quote(UNKNOWN_ARGUMENTS.stderr)} >&2`,
    `exit ${UNKNOWN_ARGUMENTS.exit}`,
    '',
  ].join('\n');
}

/** Which turn it is stands in a file; the last entry repeats. */
function turns(inOrder: readonly Command[], data: string): readonly string[] {
  const turn = quote(`${data}.turn`);
  const cases = inOrder.map(({ stdout, stderr, exit = 0 }, index) => {
    const pattern = index === inOrder.length - 1 ? '*' : String(index);
    const out = writing(stdout, `${data}.${index}.out`);
    const err = writing(stderr, `${data}.${index}.err`);
    return `${pattern}) { ${err}; } >&2; ${out}; exit ${exit} ;;`;
  });
  return [
    'turn=0',
    `[ ! -f ${turn} ] || read -r turn < ${turn}`,
    `echo $((turn + 1)) > ${turn}`,
    `case "$turn" in ${cases.join(' ')} esac`,
  ];
}

/** The shell command that writes `output`, whose bytes are laid into files at `path`. */
function writing(output: Command['stdout'], path: string): string {
  const { bytes, repeat } = outputBytes(output);
  if (bytes.length === 0) return ':';
  const inPiece = Math.max(1, Math.floor(PIECE / bytes.length));
  const pieces = Math.floor(repeat / inPiece);
  writeFileSync(`${path}.piece`, repeated(bytes, Math.min(repeat, inPiece)));
  writeFileSync(`${path}.rest`, repeated(bytes, repeat % inPiece));
  return `repeat ${pieces} ${quote(`${path}.piece`)}; /bin/cat ${quote(`${path}.rest`)}`;
}

function groupBy(
  commands: readonly Command[],
  keyOf: (command: Command) => string,
): ReadonlyMap<string, readonly Command[]> {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const key = keyOf(command);
    groups.set(key, [...(groups.get(key) ?? []), command]);
  }
  return groups;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Each call is its number of arguments, the program and the arguments, all ended by NUL. */
function readCalls(log: string): readonly Activity[] {
  const fields = readIfThere(log).split('\0').slice(0, -1);
  const calls: Activity[] = [];
  for (let at = 0; at < fields.length;) {
    const end = at + 2 + Number(fields[at]);
    calls.push({ kind: 'command', argv: fields.slice(at + 1, end) });
    at = end;
  }
  return calls;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
