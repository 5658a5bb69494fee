import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Location } from '../../../contract/model/location.ts';
import { err, ok } from '../../../contract/result.ts';
import { ask } from '../../ui/bridge.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useReading } from '../../ui/useReading.ts';
import { ListState } from './ListState.tsx';
import { Panel } from './Panel.tsx';
import { percentOf } from './percentOf.ts';
import { Table } from './Table.tsx';
import { TariffRow } from './TariffRow.tsx';
import styles from './TariffsPanel.module.css';

const readTariffs = async () => {
  const answer = await ask('partner.tariffs');
  return answer.kind === 'problem' ? err(answer.problem) : ok(answer.tariffs);
};

/** The app's tariffs, each with the page on which the location pays for it. */
export function TariffsPanel({ location }: { readonly location: Location }) {
  const intl = useIntl();
  const [discount, setDiscount] = useState('');
  const { value, trouble, waiting, readAgain } = useReading(readTariffs);
  const percent = percentOf(discount);
  const wrong = discount !== '' && percent === null;
  const options = (value ?? []).flatMap(({ title, options: some }) =>
    some.map((option) => ({ tariff: title, option })),
  );
  const column = (name: 'tariff' | 'price' | 'duration' | 'page') =>
    intl.formatMessage({ id: `partner.tariffs.${name}` });
  const title = intl.formatMessage({ id: 'partner.tariffs.title' });

  return (
    <Panel
      title={title}
      lead={<FormattedMessage id="partner.tariffs.lead" values={{ location: location.title }} />}
    >
      <div className={styles['discount']}>
        <TextField
          inputMode="decimal"
          label={intl.formatMessage({ id: 'partner.tariffs.discount' })}
          hint={intl.formatMessage({ id: 'partner.tariffs.discountHint' })}
          error={wrong ? intl.formatMessage({ id: 'partner.percentWrong' }) : undefined}
          value={discount}
          onChange={({ target }) => setDiscount(target.value)}
        />
      </div>
      {options.length > 0 && (
        <Table
          label={title}
          columns={[
            { text: column('tariff') },
            { text: column('duration') },
            { text: column('price'), align: 'end' },
            { text: column('page'), hidden: true },
          ]}
        >
          {options.map(({ tariff, option }) => (
            <TariffRow
              key={option.id}
              tariff={tariff}
              option={option}
              locationId={location.id}
              discountPercent={percent}
              usable={!wrong}
            />
          ))}
        </Table>
      )}
      <ListState
        waiting={waiting}
        trouble={trouble}
        onRetry={readAgain}
        none={options.length > 0 ? null : intl.formatMessage({ id: 'partner.tariffs.none' })}
      />
    </Panel>
  );
}
