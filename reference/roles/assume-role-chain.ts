/** From a profile with a role to the credentials that assume it, profile by profile. Follows spec/ROLE.md. */
import type { LoadedCredentials } from '../credentials.js';
import type { Settings } from '../ini/index.js';
import { PROFILE_SOURCES } from '../profile-sources.js';
import type { Session } from '../session.js';
import { walk } from '../walk.js';
import { loadFromCredentialSource } from './credential-source.js';
import { deferredRole } from './deferred-role.js';
import { roleDuration } from './role-settings.js';

export class AssumeRoleChain {
  private readonly visited: string[];

  constructor(
    private readonly session: Session,
    profile: string,
  ) {
    session.visitedProfiles ??= [profile];
    this.visited = session.visitedProfiles;
  }

  /** The role's credentials, not yet asked for. Everything about the configuration fails here. */
  async load(profile: string, settings: Settings): Promise<LoadedCredentials> {
    this.session.decisions.follow(
      'ROLE-16',
      `looking for what assumes the role of "${profile}" before anything is sent`,
    );
    const seconds = roleDuration(this.session, settings);
    const source = await this.loadSource(profile, settings);
    return deferredRole(this.session, settings, source, seconds);
  }

  private async loadSource(profile: string, settings: Settings): Promise<LoadedCredentials> {
    const sourceProfile = settings.get('source_profile');
    const credentialSource = settings.get('credential_source');
    if (sourceProfile !== undefined && credentialSource !== undefined) {
      this.session.decisions.fail(
        'ROLE-4',
        'invalid-config',
        `the profile "${profile}" has both source_profile and credential_source`,
      );
    }
    if (credentialSource !== undefined) {
      return loadFromCredentialSource(this.session, profile, credentialSource);
    }
    if (sourceProfile === undefined) {
      this.session.decisions.fail(
        'ROLE-5',
        'partial-credentials',
        `the profile "${profile}" has role_arn, but neither source_profile nor credential_source`,
      );
    }
    if (typeof sourceProfile !== 'string') {
      return this.session.decisions.fail(
        'ROLE-23',
        'invalid-type',
        `the source_profile of the profile "${profile}" is nested, not a name`,
      );
    }
    const found = this.checkSourceProfile(profile, sourceProfile);
    this.visited.push(sourceProfile);
    return this.loadSourceProfile(sourceProfile, found);
  }

  private checkSourceProfile(parent: string, name: string): Settings {
    const { decisions } = this.session;
    const found = this.session.config().profiles.get(name);
    if (found === undefined) {
      this.session.decisions.fail(
        'ROLE-6',
        'invalid-config',
        `the source_profile "${name}" of the profile "${parent}" does not exist`,
      );
    }
    if (!this.visited.includes(name)) return found;
    if (name !== parent) {
      this.session.decisions.fail(
        'ROLE-10',
        'infinite-loop',
        `source profiles lead in a circle: ${[...this.visited, name].join(' → ')}`,
      );
    }
    if (!hasStaticKeys(found)) {
      this.session.decisions.fail(
        'ROLE-11',
        'infinite-loop',
        `the profile "${name}" is its own source, but has no static keys`,
      );
    }
    decisions.follow('ROLE-11', `the profile "${name}" is its own source and has static keys`);
    return found;
  }

  private async loadSourceProfile(profile: string, settings: Settings): Promise<LoadedCredentials> {
    const { decisions } = this.session;
    const role = settings.has('role_arn') && !settings.has('web_identity_token_file');
    if (role && !hasStaticKeys(settings)) {
      decisions.follow('ROLE-15', `the source profile "${profile}" has a role of its own`);
      return this.load(profile, settings);
    }
    if (role)
      decisions.follow(
        'ROLE-12',
        `the source profile "${profile}" has static keys, so its role is not assumed`,
      );
    if (settings.has('mfa_serial')) {
      decisions.follow('ROLE-31', `the MFA device of the source profile "${profile}" is not asked`);
    }
    decisions.follow('ROLE-13', `asking the sources of the profile "${profile}"`);
    const loaded = await walk(PROFILE_SOURCES, this.session, { profile, environment: false });
    if (loaded) return loaded;
    return decisions.fail(
      'ROLE-14',
      'invalid-config',
      `the source profile "${profile}" has no credentials`,
    );
  }
}

function hasStaticKeys(settings: Settings): boolean {
  return settings.has('aws_access_key_id') || settings.has('aws_secret_access_key');
}
