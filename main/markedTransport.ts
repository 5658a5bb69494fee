import type { Transport } from './altegio/transport.ts';
import type { Mark } from './marks.ts';

/** The transport, telling the benchmark when the last byte of a call list has come. */
export function markedTransport(transport: Transport, mark: Mark): Transport {
  return {
    async send(request, options) {
      const answer = await transport.send(request, options);
      if (answer.ok && request.url.includes('/voip/integration/calls')) mark('response-received');
      return answer;
    },
  };
}
