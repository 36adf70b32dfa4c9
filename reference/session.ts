/** A session: the selected profile, both files merged, and the settings. Each is read when first needed. */
import type { RoleAnswer } from './aws/sts-answer.js';
import type { Decisions } from './decisions.js';
import {
  IniError,
  parseIni,
  type IniDocument,
  type IniSection,
  type IniValue,
  type OnRule,
  type Settings,
} from './ini/index.js';
import { expandPath } from './paths.js';
import {
  mergeProfiles,
  profilesOfConfigFile,
  profilesOfCredentialsFile,
  type ProfileMap,
} from './profiles/index.js';
import { readResolverSettings, type ResolverSettings } from './resolver-settings.js';
import { SETTINGS, type FlagName, type SettingName, type SettingSource } from './settings.js';
import { FileError, type World } from './world.js';

/** What a profile says that nobody wrote. */
const NO_SETTINGS: Pick<Settings, 'get'> = new Map<string, IniValue>();

/** The rules by which a chapter tells what becomes of a file. */
interface FileRules {
  readonly absent: string;
  readonly unreadable: string;
  readonly broken: string;
}

const MERGED_FILE: FileRules = { absent: 'MERGE-7', unreadable: 'MERGE-8', broken: 'MERGE-9' };

export class Session {
  /** What STS has answered, by what it was asked; see STS-30. */
  readonly roleAnswers = new Map<string, RoleAnswer>();
  /** The profiles whose roles were looked into, however often the chain is walked; see ROLE-10. */
  visitedProfiles: string[] | undefined;
  /** The region that instance metadata has told to a client; see STS-42. */
  ownPlace: string | undefined;
  private merged: ProfileMap | undefined;
  private resolver: ResolverSettings | undefined;
  private selected: { readonly name: string | undefined } | undefined;

  constructor(
    readonly world: World,
    readonly decisions: Decisions,
  ) {}

  /** The profile named in code; it switches off the keys in the environment. */
  get explicitProfile(): string | undefined {
    return this.world.params.session?.profile;
  }

  /** The selected profile, or undefined where nobody selects one. */
  get selectedProfile(): string | undefined {
    this.selected ??= { name: this.selectProfile() };
    return this.selected.name;
  }

  /**
   * The settings of the selected profile.
   * Fails with `profile-not-found` if a profile was selected and is in neither file.
   */
  profile(): Pick<Settings, 'get'> {
    const name = this.selectedProfile;
    const { profiles } = this.config();
    if (name === undefined) return profiles.get('default') ?? NO_SETTINGS;
    const profile = profiles.get(name);
    this.decisions.follow('SELECT-6', `looking for a profile named exactly "${name}"`);
    if (profile !== undefined) {
      this.decisions.follow('SELECT-5', `the profile "${name}" is there`);
      return profile;
    }
    return this.decisions.fail(
      'SELECT-4',
      'profile-not-found',
      `profile "${name}" is selected, but neither the config file nor the credentials file has it`,
    );
  }

  /**
   * The value of a setting: given in code, the environment's, the profile's, the default.
   * Fails with `invalid-type` for a nested value.
   */
  setting(name: SettingName): string | undefined {
    return this.asText(name, this.lookUp(name));
  }

  /** The region of the session, whatever that of the client is. Fails with `invalid-type` if it is nested. */
  ownRegion(): string | undefined {
    const inCode = this.world.params.session?.region;
    const { region } = SETTINGS;
    return this.asText(
      'region',
      inCode ?? this.fromEnvironment(region) ?? this.fromProfile(region),
    );
  }

  /** Whether a setting is the word true, in any case. */
  flag(name: FlagName): boolean {
    const value = this.lookUp(name);
    return typeof value === 'string' && value.toLowerCase() === 'true';
  }

  /** What is read before any source is asked. Fails as the rules from CHAIN-8 on say. */
  resolverSettings(): ResolverSettings {
    this.resolver ??= readResolverSettings(this);
    return this.resolver;
  }

  /** The merged files if anybody had to read them; looking at this reads nothing and never fails. */
  get configSoFar(): ProfileMap | undefined {
    return this.merged;
  }

  /** Both files merged into one. Fails with `config-parse-error`. */
  config(): ProfileMap {
    if (this.merged === undefined) {
      // A second look, after the credentials file broke the first, finds the config file alone.
      this.merged = this.configFile();
      this.merged = mergeProfiles(this.merged, this.credentialsFile(), this.onRule);
    }
    return this.merged;
  }

  /** The config file alone, read anew. Fails with `config-parse-error`. */
  configFile(): ProfileMap {
    return profilesOfConfigFile(this.parse('config_file'), this.onRule);
  }

  /** The credentials file alone, read anew. Fails with `config-parse-error`. */
  credentialsFile(): ReadonlyMap<string, IniSection> {
    return profilesOfCredentialsFile(this.parse('credentials_file'), this.onRule);
  }

  /** A grammar's or a profile's rule was followed at a place of a file. */
  private get onRule(): OnRule | undefined {
    if (!this.decisions.heard) return undefined;
    return (rule, { path, line }) => this.decisions.follow(rule, `${path}:${line}`);
  }

  private selectProfile(): string | undefined {
    const name = this.explicitProfile ?? this.fromEnvironment(SETTINGS.profile);
    if (name === undefined) {
      this.decisions.follow('SELECT-2', 'no profile is selected');
    } else {
      this.decisions.follow('SELECT-1', `the profile "${name}" is selected`);
      if (name === '') this.decisions.follow('SELECT-3', 'its name is empty');
    }
    return name;
  }

  /** What somebody says of a setting, nested or not; undefined where only the default does. */
  written(name: SettingName | FlagName): IniValue | undefined {
    const source: SettingSource = SETTINGS[name];
    return this.inCode(name) ?? this.fromEnvironment(source) ?? this.fromProfile(source);
  }

  private lookUp(name: SettingName | FlagName): IniValue | undefined {
    const source: SettingSource = SETTINGS[name];
    return this.written(name) ?? source.fallback;
  }

  private asText(name: SettingName, value: IniValue | undefined): string | undefined {
    if (value === undefined || typeof value === 'string') return value;
    return this.decisions.fail('CHAIN-12', 'invalid-type', `${name} is nested, not a text`);
  }

  private inCode(name: SettingName | FlagName): string | undefined {
    const { client, session } = this.world.params;
    if (name === 'region') return client?.region ?? session?.region;
    return name === 'profile' ? session?.profile : undefined;
  }

  private fromEnvironment(source: SettingSource): string | undefined {
    const { env } = this.world;
    const name = source.env.find((variable) => env.has(variable));
    const value = name && env.get(name);
    if (value === '') this.decisions.follow('CONFIG-2', `${name} is empty`);
    return value;
  }

  private fromProfile({ key }: SettingSource): IniValue | undefined {
    return key === undefined ? undefined : this.profile().get(key);
  }

  /** The document of one of the two files. */
  private parse(setting: 'config_file' | 'credentials_file'): IniDocument {
    // Both have a default.
    const written = this.setting(setting)!;
    const path = expandPath(written, this.world);
    this.decisions.follow('SELECT-9', `the path of the file is "${written}"`);
    if (written === '') this.decisions.follow('SELECT-11', 'the path is empty');
    else if (path !== written) this.decisions.follow('SELECT-10', `which is ${path}`);
    return this.parseFile(path, MERGED_FILE);
  }

  /** Tells of a path where it begins. */
  followPath(path: string): void {
    if (path !== '' && !path.startsWith('/')) {
      this.decisions.follow('SELECT-14', `${path} begins at the working directory`);
    }
  }

  /**
   * The document of a file, empty if there is none, or if it may not be read.
   * Fails with `config-parse-error`.
   */
  parseFile(path: string, rules: FileRules): IniDocument {
    this.followPath(path);
    try {
      return parseIni(this.world.files.read(path), path, this.onRule);
    } catch (error) {
      if (error instanceof FileError) {
        const there = this.world.files.isFile(path);
        this.decisions.follow(
          there ? rules.unreadable : rules.absent,
          `${path} ${there ? 'cannot be read' : 'is no file'}`,
        );
        return parseIni(new Uint8Array(), path);
      }
      if (!(error instanceof IniError)) throw error;
      this.decisions.follow(rules.broken, `${path} breaks ${error.rule}`);
      return this.decisions.fail(
        error.rule,
        'config-parse-error',
        `cannot read the config: ${error.message}`,
      );
    }
  }
}
