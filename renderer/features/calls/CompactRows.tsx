import { Rows4 } from 'lucide-react';
import { useIntl } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { useSettings } from '../settings/useSettings.ts';

/** More rows on the screen, with less air. */
export function CompactRows() {
  const intl = useIntl();
  const { settings, change } = useSettings();
  const label = intl.formatMessage({ id: 'calls.compact' });
  return (
    <Button
      look="icon"
      title={label}
      aria-label={label}
      aria-pressed={settings.compactRows}
      onClick={() => change({ compactRows: !settings.compactRows })}
    >
      <Rows4 size={16} aria-hidden />
    </Button>
  );
}
