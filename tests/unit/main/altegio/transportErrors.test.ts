import { describe, expect, it } from 'vitest';
import { errorOfNetMessage, errorOfNodeCode } from '../../../../main/altegio/transportErrors.ts';

describe('errors of Electron', () => {
  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['net::ERR_NAME_NOT_RESOLVED', 'offline'],
    ['net::ERR_CONNECTION_REFUSED', 'offline'],
    ['net::ERR_ADDRESS_UNREACHABLE', 'offline'],
    ['net::ERR_NETWORK_CHANGED', 'offline'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_PROXY_CERTIFICATE_INVALID', 'proxy'],
    ['net::ERR_PAC_SCRIPT_FAILED', 'proxy'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
    ['net::ERR_CERT_DATE_INVALID', 'certificate'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timedOut'],
    ['net::ERR_UNSAFE_REDIRECT', 'redirected'],
    ["Attempted to redirect, but redirect policy was 'error'", 'redirected'],
    ['net::ERR_CONNECTION_RESET', 'broken'],
    ['net::ERR_EMPTY_RESPONSE', 'broken'],
    ['net::ERR_CONTENT_LENGTH_MISMATCH', 'broken'],
    ['net::ERR_INCOMPLETE_CHUNKED_ENCODING', 'broken'],
    ['net::ERR_FAILED', 'broken'],
    ['something else', 'broken'],
  ])('%s means %s', (message, kind) => {
    expect(errorOfNetMessage(message).kind).toBe(kind);
  });

  it('tells the code and nothing else of the message', () => {
    expect(errorOfNetMessage('net::ERR_FAILED at https://host/?token=secret')).toEqual({
      kind: 'broken',
      detail: 'ERR_FAILED',
    });
    expect(errorOfNetMessage('secret')).toEqual({ kind: 'broken', detail: 'unknown' });
  });
});

describe('errors of Node', () => {
  it.each([
    ['ECONNREFUSED', 'offline'],
    ['ENOTFOUND', 'offline'],
    ['EAI_AGAIN', 'offline'],
    ['EHOSTUNREACH', 'offline'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['ETIMEDOUT', 'timedOut'],
    ['ECONNRESET', 'broken'],
    ['HPE_INVALID_CONSTANT', 'broken'],
  ])('%s means %s', (code, kind) => {
    expect(errorOfNodeCode(code).kind).toBe(kind);
  });
});
