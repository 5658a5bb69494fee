import { ClientId, LocationId } from '../../contract/model/ids.ts';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi } from '../../main/altegio/altegioApi.ts';
import type { ApiError } from '../../main/altegio/apiError.ts';
import type { Simulator } from '../../main/demo/simulator.ts';

export interface ContractOperation {
  /** The function that asks. */
  readonly name: string;
  /** In docs/altegio/openapi.yaml. */
  readonly operationId: string;
  /**
   * What is read of a good answer: rows of a list; one thing, refused in a wrong shape; something that happened, which
   * is never refused for its shape; nothing, only that it went well; nothing, and there may be no body at all.
   */
  readonly answer: 'list' | 'one' | 'taken' | 'nothing' | 'empty';
  /** A redirect is the success that is described. */
  readonly redirects?: true;
  /** For faults and the request log of the simulator. */
  readonly path: RegExp;
  /** The error statuses that docs/altegio/openapi.yaml describes for it, without those of `elsewhere`. */
  readonly documented: readonly number[];
  /** Described ones that are no plain failure and have tests of their own. */
  readonly elsewhere?: readonly number[];
  readonly run: (api: AltegioApi, simulator: Simulator) => Promise<Result<unknown, ApiError>>;
}

export function someClient(simulator: Simulator) {
  const client = simulator.salon.clients.find(({ phone, visits }) => phone !== '' && visits > 0);
  const locationId = client?.locationIds[0];
  if (!client || locationId === undefined) throw new Error('The salon has no client with a number');
  return { client, locationId: LocationId.parse(locationId), clientId: ClientId.parse(client.id) };
}

/** Where the app is installed, and where tests may change that. */
export function someInstallation({ salon, applicationId }: Simulator) {
  return { locationId: LocationId.parse(salon.locations[0]?.id), applicationId };
}
