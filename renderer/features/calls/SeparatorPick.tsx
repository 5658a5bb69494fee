import { FormattedMessage, useIntl } from 'react-intl';
import type { CsvSeparator } from '../../../contract/model/settings.ts';
import { PickOne } from '../../ui/PickOne.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useSettings } from '../settings/useSettings.ts';
import styles from './SeparatorPick.module.css';

const SEPARATORS = ['comma', 'semicolon', 'tab'] as const satisfies readonly CsvSeparator[];

/** Spreadsheets open a CSV file in columns by the separator of their country. */
export function SeparatorPick() {
  const intl = useIntl();
  const { settings, trouble, change } = useSettings();
  return (
    <span className={styles['separator']}>
      <span aria-hidden>
        <FormattedMessage id="calls.separator" />
      </span>
      <PickOne
        label={intl.formatMessage({ id: 'calls.separator' })}
        value={settings.csvSeparator}
        options={SEPARATORS.map((value) => ({
          value,
          text: intl.formatMessage({ id: `calls.separator.${value}` }),
        }))}
        onChange={(csvSeparator) => change({ csvSeparator })}
      />
      <TroubleText trouble={trouble} />
    </span>
  );
}
