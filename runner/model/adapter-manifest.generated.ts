/** Generated from spec/schema/adapter.schema.json by `npm run generate`; do not edit. */

/**
 * stdio and exec: program and arguments.
 *
 * @minItems 1
 */
export type Argv = [string, ...string[]];
/**
 * @minItems 1
 */
export type Argv1 = [string, ...string[]];

/**
 * adapters/<name>/adapter.yaml: how an implementation is set up, started and asked. In all texts of a command, {here} is the adapter's folder, {build} its build folder and {edition.boto3} a version of spec/edition.json.
 */
export interface AdapterManifest {
  name: string;
  /**
   * What people call it.
   */
  title: string;
  language: string;
  door: "stdio" | "exec" | "in-process";
  command?: Argv;
  /**
   * in-process: a module whose default export is an Adapter.
   */
  module?: string;
  /**
   * exec: the arguments that a session parameter adds; {value} stands for it.
   */
  args?: {
    profile?: Argv1;
    region?: Argv1;
  };
  /**
   * Variables that the program itself needs to start.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * exec: a command whose output holds the version, and a pattern whose first group is it.
   */
  version?: {
    command: Argv1;
    pattern: string;
  };
  /**
   * Programs that must be there before the setup, and how to get them.
   */
  needs?: {
    program: string;
    install: string;
  }[];
  /**
   * Commands that build what is to be started, in order; run in the adapter's folder.
   */
  setup?: Argv1[];
}
