/** Profiles, SSO sessions and services: what the sections of both files mean together. */
export { mergeProfiles } from './merge.js';
export { profilesOfConfigFile, profilesOfCredentialsFile, type ProfileMap } from './profiles.js';
