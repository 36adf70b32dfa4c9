/** Names, keys and values over which parsers of config files stumble. Few, so that they come up again. */

/** In one file and in both, the same profile in several spellings. */
export const SECTION_NAMES = [
  ...['default', 'DEFAULT', 'Default', ' default ', 'profile default', '"default"'],
  ...['profile a', 'profile "a"', 'profile  a', 'profile\ta ', 'profilea a', 'PROFILE a', 'a'],
  ...["profile 'a b'", 'profile a\\ b', 'profile a b', 'a b', 'profile', 'profile ""'],
  ...["profile it's", 'profile "a\\"b"', 'profile "a\\nb\\\\"', 'profile "a', 'profile a\\'],
  ...['profile\u00a0a', 'profile \u00a0a', 'profile a\u2003', 'profile a\f', 'profile #a'],
  ...['sso-session a', "sso-session 'a'", 'sso-sessions a', 'sso_session a'],
  ...['services a', 'services "a b"', 'services-a a', 'service a'],
  ...['__proto__', 'profile __proto__', 'profile constructor', '1', 'a]', '[a', 'a.b'],
];

/** Some of them fold into each other. */
export const KEYS = [
  ...['region', 'Region', 'REGION', 'output', 's3', 'S3', 'role_arn', 'aws_access_key_id'],
  ...['__proto__', 'constructor', 'toString', 'a b', 'k', '\u212a', 'İ', 'ΑΣ', '1', 'key[]'],
];

export const VALUES = [
  ...['', 'eu-west-1', 'a # b', 'a ; b', '"a"', "'a'", 'a\\', '%(a)s', '$HOME', 'true', 'null'],
  ...['a = b', 'a: b', '[a]', 'a\x85b', '\ufeffa', '#a', '[a', '= a', '01'],
];

/** A repetition is no error here, and case counts. */
export const NESTED_KEYS = ['a', 'A', 'a b', '', '__proto__', 'a:b'];

/** Lines of no kind that the grammar has. */
export const BROKEN_LINES = ['[]', '[a', ']', '= a', ': a', 'a', '//', '[a = b', '\ufeff'];
