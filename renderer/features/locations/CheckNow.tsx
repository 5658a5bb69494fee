import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import type { Check } from './useCheck.ts';

export function CheckNow({ check }: { readonly check: Check }) {
  return (
    <Button pending={check.running} onClick={() => check.begin()}>
      <FormattedMessage id="locations.checkNow" />
    </Button>
  );
}
