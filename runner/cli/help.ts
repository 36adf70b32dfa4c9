/** The texts of `--help` that say more than the options do. */

export const ABOUT = `Puts an implementation of AWS credential resolution under the credchain conformance suite: \
rules that state what boto3 does, and cases that show it, each confirmed by the real boto3.`;

export const ABOUT_RUN = `Runs cases against an implementation and reports where it differs from boto3.`;

export const ABOUT_LINT = `Checks that the case files are well-formed, that their ids are unique and the rules that they \
cite exist, that every testable rule has a case, and that a case really drives the reference \
through the rules that it cites.`;

export const ABOUT_FUZZ = `Makes worlds by chance, puts each to two implementations and compares all that both can report: \
outcome, source, error code, phase, requests, settings. A disagreement is made as small as it can be \
and written as a case file.`;

export const EXIT_STATUS = `
Exit status:
  0  everything went as expected
  1  something did not conform
  2  the command or a case file is wrong
  3  the adapter could not be started, or not be sealed`;

/** Stands below the options of lint. */
export const LINT_DETAILS = `
Load-bearing:
  Each variable, file, section, key, answer, program and parameter of a case is left out in turn, then
  given other values, and the reference is asked again. A line without which the case gets just what it
  expects is not needed: it goes, or it is marked under 'decoys' with the reason why it must be ignored.
  A decoy that is needed, that is read or that names nothing is told, too.
${EXIT_STATUS}`;

export const ABOUT_RULES = `Lists the rules of the spec, each with the cases that show it. A rule without a case is marked.`;

export const ABOUT_ADAPTERS = `Lists the adapters, the real implementations that credchain can put under test.`;

export const ABOUT_SETUP = `Installs what adapters need with the package manager of their language, each into a folder of \
its own. It can be run again at any time. An adapter that cannot be set up does not keep the others \
from it.`;

export const ABOUT_REPORT = `Works on the reports of past runs, the files that --reporter ndjson writes.`;

export const ABOUT_REPORT_HTML = `Writes one page that stands alone: implementations side by side, the rules below each other, and \
behind every cell its cases, each with its world, what was expected and what came of it.`;

export const ABOUT_REPORT_MERGE = `Joins reports that hold different cases of the same adapter into one.`;

export const ABOUT_REPORT_DIFF = `Tells which cases fail now and did not before, which are fixed, changed, added and removed. \
The exit status is 1 if there are new failures.`;

export const ABOUT_REPORT_BADGE = `Writes an SVG with the counts of a run, for a README.`;

export const PROGRAM_EXAMPLES = `
Examples:
  $ credchain run                           the whole suite against the reference
  $ credchain adapters setup boto3          install the real boto3 into a folder of its own
  $ credchain run --adapter boto3           the same cases against it
  $ credchain run --exec ./my-resolver.sh   your own program
  $ credchain rules ENV                     what a chapter demands, and the cases that show it
  $ credchain report html *.ndjson -o site  a page with several runs side by side

An adapter in five lines: a program that resolves and prints credential_process JSON.
  #!/bin/sh
  # HOME, ~/.aws and the AWS_* variables of the case are in place, and nothing else.
  [ -n "$AWS_ACCESS_KEY_ID" ] || { echo "no credentials" >&2; exit 1; }
  printf '{"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "%s"}' \\
    "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY"
${EXIT_STATUS}`;

export const FUZZ_EXAMPLES = `
Examples:
  $ credchain fuzz --adapter boto3 --runs 10000
  $ credchain fuzz --adapter aws-sdk-go --chapters ENV,SHARED,CONFFILE
  $ credchain fuzz --adapter boto3 --seed 4711 --runs 1     one world again
  $ credchain fuzz --stats --runs 10000                     only what the worlds are about

World number n of a seed is the first world of the seed n higher. Without --adapter, worlds are only
made and given to the reference. What an adapter has recorded as its divergences is found again here.
${EXIT_STATUS}`;

export const RUN_EXAMPLES = `
Examples:
  $ credchain run --rule ENV-3 --rule ENV-4        the cases of two rules
  $ credchain run --grep 'profile.*missing'        by id or title
  $ credchain run my-cases --adapter boto3         your own cases, against the real boto3
  $ credchain run --exec "aws configure export-credentials --format process"
  $ credchain run --exec ./my-resolver.sh --isolation sealed
  $ credchain run --reporter junit --out reports/credchain.xml
  $ credchain run --adapter boto3 --adapter aws-cli --reporter ndjson --out runs
                                                   side by side, a file for each in runs/
  $ credchain run --shard 2/3                      the second of three parts
  $ credchain run --shuffle 42                     in another order, always the same for 42
  $ credchain run --adapter ./adapter.yaml --record
                                                   note what diverges today; people add the reasons

Isolation:
  redirect  settings and a proxy lead requests to the mocks; a case with requests that nothing
            redirects, or with /etc/boto.cfg, is unsupported
  sealed    the program runs in namespaces of its own (Linux, with util-linux and iproute2): the
            addresses of instance metadata and of containers are really there and lead to the mocks,
            /etc/boto.cfg is the case's own, and there is no way out of the machine

Each failure ends in the one command that repeats it. The last line is
\`N passed, N failed, N skipped\`; skipped are known divergences, and what the adapter cannot be asked.
${EXIT_STATUS}`;

export const RULES_EXAMPLES = `
Examples:
  $ credchain rules                every chapter
  $ credchain rules CHAIN ENV-3    a chapter and a rule
  $ credchain rules --json         for programs
${EXIT_STATUS}`;

export const ADAPTERS_EXAMPLES = `
Examples:
  $ credchain adapters                list them
  $ credchain adapters setup boto3    install what it needs
  $ credchain adapters setup --all    the same for all of them
  $ credchain run --adapter boto3     and use it
${EXIT_STATUS}`;

export const SETUP_EXAMPLES = `
Examples:
  $ credchain adapters setup boto3 aws-sdk-go
  $ credchain adapters setup ./adapter.yaml     one of your own
  $ credchain adapters setup --all
${EXIT_STATUS}`;

export const REPORT_EXAMPLES = `
Examples:
  $ credchain run --reporter ndjson --out reference.ndjson
  $ credchain run --adapter boto3 --reporter ndjson --out boto3.ndjson
  $ credchain report html reference.ndjson boto3.ndjson --out site
  $ credchain report merge part-1.ndjson part-2.ndjson --out boto3.ndjson
  $ credchain report diff yesterday.ndjson today.ndjson
  $ credchain report badge boto3.ndjson --out boto3.svg

A report that was cut off or is none is refused with its place.
${EXIT_STATUS}`;
