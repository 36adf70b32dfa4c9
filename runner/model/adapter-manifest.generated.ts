/** Generated from spec/schema/adapter.schema.json by `npm run generate`; do not edit. */

/**
 * stdio and exec: program and arguments. Started in the adapter's folder.
 *
 * @minItems 1
 */
export type Argv = [string, ...string[]];
/**
 * @minItems 1
 */
export type Argv1 = [string, ...string[]];

/**
 * adapters/<name>/adapter.yaml: how an implementation is set up, started and asked. adapters/README.md tells how to write one, and what the placeholders in braces stand for.
 */
export interface AdapterManifest {
  /**
   * The name of the adapter's folder; what --adapter takes.
   */
  name: string;
  /**
   * What people call it.
   */
  title: string;
  /**
   * What the implementation is written in.
   */
  language: string;
  /**
   * The version under test, e.g. '{edition.boto3}' or '{version.aws}'. A stdio adapter must say the same in its handshake.
   */
  version?: string;
  /**
   * stdio: a long-lived process that speaks spec/protocol.md. exec: a command per case that prints what a credential_process prints. in-process: a module.
   */
  door: "stdio" | "exec" | "in-process";
  command?: Argv;
  /**
   * in-process: the path of a module, from the adapter's folder, whose default export is an Adapter.
   */
  module?: string;
  /**
   * exec: the arguments that a parameter of the session adds; {value} stands for it. A case with another parameter is unsupported.
   */
  args?: {
    profile?: Argv1;
    region?: Argv1;
  };
  /**
   * Variables that the program needs besides those of the case, which win. For exec, {{imds}} and its like stand for the address of that service, as in case files.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * exec: how its requests reach the mocks. settings (the default): by the variables that redirect SDKs, such as AWS_ENDPOINT_URL_STS. proxy: by HTTP_PROXY and HTTPS_PROXY alone, for implementations that honour these for all their requests: then it can be seen which hosts they ask.
   */
  network?: "settings" | "proxy";
  /**
   * Programs of this machine. In commands, {program.NAME} is the path of one and {version.NAME} its version.
   */
  needs?: Need[];
  /**
   * Commands that build what is started, in order. Run in the adapter's folder, with the environment of whoever runs it. They must be repeatable.
   *
   * @minItems 1
   */
  setup?: [Argv1, ...Argv1[]];
}
export interface Need {
  /**
   * Its name. Of several programs of that name in the PATH, the first that passes the check of its version is taken.
   */
  program: string;
  /**
   * Arguments with which the program tells its version, and a regular expression that its output matches if it is good enough; the first group is the version.
   */
  version?: {
    args: string[];
    pattern: string;
  };
  /**
   * How to get it.
   */
  install: string;
}
