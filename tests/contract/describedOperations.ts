import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface DescribedOperation {
  readonly operationId: string;
  /** Altegio sends it; the rest is what is asked of Altegio. */
  readonly receivedHere: boolean;
  /** The refusals that are described for it. */
  readonly refusals: readonly number[];
}

export const DESCRIPTION = path.resolve('docs/altegio/openapi.yaml');

/** Every operation of the description, in its order, paths and webhooks. */
export async function describedOperations(): Promise<readonly DescribedOperation[]> {
  const [text = ''] = (await readFile(DESCRIPTION, 'utf8')).split(/^components:$/m);
  const webhooksFrom = text.search(/^webhooks:$/m);
  const starts = [...text.matchAll(/^ +operationId: (\w+)$/gm)];
  return starts.map((match, index) => {
    const own = text.slice(match.index, starts[index + 1]?.index);
    const operationId = match[1] ?? '';
    return {
      operationId,
      receivedHere: match.index > webhooksFrom || operationId === 'receiveMarketplaceWebhook',
      refusals: [...own.matchAll(/^ +'(4\d\d)':/gm)].map(([, status]) => Number(status)),
    };
  });
}
