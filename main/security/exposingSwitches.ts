import inspector from 'node:inspector';
import type { App } from 'electron';

const DRIVES = 'it lets another program drive Ringdesk';
const FOREIGN_CODE = 'it runs foreign code inside Ringdesk';
const RECORDS = 'it writes what Ringdesk sends, tokens with it, into a file';
const FALSE_SERVERS = 'it lets another server pass for Altegio';
const WALLS = 'it takes away a wall around the pages';
const OPEN_KEY = 'it has the tokens sealed with a key that everybody knows';

/**
 * Chromium's, Electron's and Node's switches that hand Ringdesk, what it sends or what it keeps to somebody else; a
 * star stands for any rest of a name. Not among them: `no-sandbox` and its kind, which root and some systems need, and
 * proxies, which see only what is encrypted.
 */
const SWITCHES: readonly (readonly [reason: string, names: readonly string[]])[] = [
  [
    DRIVES,
    [
      'remote-debugging-*',
      'remote-allow-origins',
      'inspect*',
      'debug',
      'debug-brk',
      'debug-port',
      'experimental-network-inspection',
      'auto-open-devtools-for-tabs',
      'custom-devtools-frontend',
      'devtools-*',
      'enable-automation',
      'wait-for-debugger*',
    ],
  ],
  [
    FOREIGN_CODE,
    [
      'js-flags',
      'load-extension',
      'disable-extensions-except',
      '*-cmd-prefix',
      '*-launcher',
      'browser-subprocess-path',
      'register-pepper-plugins',
      'ppapi-*',
      'expose-internals*',
      'require',
      'r',
    ],
  ],
  [
    RECORDS,
    [
      'log-net-log',
      'net-log-*',
      'ssl-key-log-file',
      'trace-startup*',
      'trace-shutdown*',
      'trace-config*',
      'trace-to-*',
      'enable-tracing*',
      'background-tracing*',
      'perfetto-*',
      'log-file',
      'v',
      'vmodule',
      'enable-heap-profiling*',
      'memlog*',
      'full-memory-crash-report',
      'enable-crash-reporter*',
      'crash-dumps-dir',
      'diagnostic-dir',
    ],
  ],
  [
    FALSE_SERVERS,
    [
      'ignore-certificate-errors*',
      'ignore-urlfetcher-cert-requests',
      'allow-insecure-localhost',
      'host-rules',
      'host-resolver-rules',
      'ssl-version-*',
      'origin-to-force-quic-on',
      'webtransport-developer-mode',
    ],
  ],
  [
    WALLS,
    [
      'disable-web-security',
      'allow-running-insecure-content',
      'unsafely-treat-insecure-origin-as-secure',
      'reduce-security-for-testing',
      'disable-site-isolation*',
      'single-process',
      'allow-file-access*',
      'enable-local-file-accesses',
      'enable-blink-*',
      'enable-experimental-web-platform-features',
      '*-schemes',
      'use-fake-ui-for-*',
      'auto-select-*',
      'auto-accept-*',
    ],
  ],
  [OPEN_KEY, ['use-mock-keychain']],
];

// Everything else that these two switch on or off is looks and drawing.
const FEATURES = /mojojs|isolateorigins|site-?per-?process/i;

const VARIABLES: Readonly<Record<string, string>> = { SSLKEYLOGFILE: RECORDS };

const patterns = SWITCHES.flatMap(([reason, names]) =>
  names.map((name) => ({ reason, pattern: new RegExp(`^${name.replaceAll('*', '.*')}$`) })),
);

/**
 * One line for the terminal about the first word or variable that would expose Ringdesk; null: none does. Wherever it
 * stands, also next to an address, where a stranger may have put it.
 */
export function exposedBy(argv: readonly string[], env: NodeJS.ProcessEnv): string | null {
  for (const word of argv.slice(1)) {
    // Chromium takes one dash or two, and on Windows a stroke.
    const [, name = '', value = ''] = /^\s*(?:--?|\/)([\w-]+)(?:=(.*))?\s*$/s.exec(word) ?? [];
    const reason = reasonAgainst(name.toLowerCase(), value);
    if (reason !== null) return `Ringdesk does not start with --${name.toLowerCase()}: ${reason}`;
  }
  for (const [name, reason] of Object.entries(VARIABLES)) {
    if (env[name]) return `Ringdesk does not start while the variable ${name} is set: ${reason}`;
  }
  return null;
}

function reasonAgainst(name: string, value: string): string | null {
  if ((name === 'enable-features' || name === 'disable-features') && FEATURES.test(value)) return WALLS;
  return patterns.find(({ pattern }) => pattern.test(name))?.reason ?? null;
}

/**
 * What was said of this start, if it is one of the package. Tests drive a copy of it that lets an inspector in, and
 * goes by no such rule while that inspector is open.
 */
export function exposedStart(app: Pick<App, 'isPackaged'>): string | null {
  return app.isPackaged && inspector.url() === undefined ? exposedBy(process.argv, process.env) : null;
}
