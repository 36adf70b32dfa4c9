/** Profiles, SSO sessions and services: what the sections of both files mean together. */
export { mergeProfiles } from './merge.js';
export {
  NO_PROFILES,
  profilesOfConfigFile,
  profilesOfCredentialsFile,
  type ProfileMap,
} from './profiles.js';
