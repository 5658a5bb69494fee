import type { TransportError } from './transport.ts';

const PROXY =
  /^(PROXY_|TUNNEL_|SOCKS_|PAC_|MANDATORY_PROXY|NO_SUPPORTED_PROXIES|UNEXPECTED_PROXY|HTTPS_PROXY_)/;
const CERTIFICATE = /^(CERT_|CERTIFICATE_|SSL_|BAD_SSL|CLIENT_AUTH|WEAK_)/;
const REDIRECT = /^(UNSAFE_REDIRECT|INVALID_REDIRECT|TOO_MANY_REDIRECTS)/;
const TIME_OUT = /^(TIMED_OUT|CONNECTION_TIMED_OUT)$/;
const OFFLINE =
  /^(INTERNET_DISCONNECTED|NAME_|DNS_|ICANN_|ADDRESS_|CONNECTION_(REFUSED|FAILED|CLOSED_BEFORE)|NETWORK_(CHANGED|IO_SUSPENDED|ACCESS_DENIED))/;

/**
 * What a message of Electron's `net` means: "net::ERR_CERT_AUTHORITY_INVALID" → certificate. Codes:
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
export function errorOfNetMessage(message: string): TransportError {
  const name = /ERR_([A-Z0-9_]+)/.exec(message)?.[1];
  // A refused redirect has no net error of its own, only Electron's sentence about its redirect policy.
  if (name === undefined)
    return /redirect/i.test(message) ? { kind: 'redirected' } : { kind: 'broken', detail: 'unknown' };
  const detail = `ERR_${name}`;
  if (PROXY.test(name)) return { kind: 'proxy', detail };
  if (CERTIFICATE.test(name)) return { kind: 'certificate', detail };
  if (REDIRECT.test(name)) return { kind: 'redirected' };
  if (TIME_OUT.test(name)) return { kind: 'timedOut', phase: 'connect' };
  if (OFFLINE.test(name)) return { kind: 'offline', detail };
  return { kind: 'broken', detail };
}

const NODE_OFFLINE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
]);
const NODE_CERTIFICATE =
  /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

/** What the `code` of an error of Node's http and https modules means: "ECONNREFUSED" → offline. */
export function errorOfNodeCode(code: string): TransportError {
  if (NODE_OFFLINE.has(code)) return { kind: 'offline', detail: code };
  if (NODE_CERTIFICATE.test(code)) return { kind: 'certificate', detail: code };
  if (code === 'ETIMEDOUT') return { kind: 'timedOut', phase: 'connect' };
  return { kind: 'broken', detail: code };
}
