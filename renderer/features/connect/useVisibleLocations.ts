import { useEffect, useState } from 'react';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { Location } from '../../../contract/model/location.ts';
import { ask, type Trouble } from '../../ui/bridge.ts';

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'problem'; readonly trouble: Trouble }
  | {
      readonly kind: 'locations';
      readonly locations: readonly Location[];
      readonly watched: readonly LocationId[];
    };

/** The locations this user can see, asked for when the list opens and again on request. */
export function useVisibleLocations(): { readonly state: State; readonly retry: () => void } {
  const [state, setState] = useState<State>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let left = false;
    void ask('connect.locations').then((answer) => {
      if (left) return;
      setState(answer.kind === 'problem' ? { kind: 'problem', trouble: answer.problem } : answer);
    });
    return () => {
      left = true;
    };
  }, [attempt]);

  const retry = (): void => {
    setState({ kind: 'loading' });
    setAttempt(attempt + 1);
  };
  return { state, retry };
}
