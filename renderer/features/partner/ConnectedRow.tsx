import { FormattedMessage, useIntl } from 'react-intl';
import type { ConnectedLocation, PartnerAction } from '../../../contract/model/partner.ts';
import { Button } from '../../ui/Button.tsx';
import { CONNECTED_LOOKS } from './connectedLook.ts';
import styles from './ConnectedRow.module.css';
import { ToneWord } from './ToneWord.tsx';

const CHANGES = [
  'enableTelephony',
  'disableTelephony',
  'disconnect',
] as const satisfies readonly PartnerAction['kind'][];

interface Props {
  readonly location: ConnectedLocation;
  readonly onPrepare: (kind: (typeof CHANGES)[number]) => void;
}

export function ConnectedRow({ location, onPrepare }: Props) {
  const intl = useIntl();
  const { id, title, city, watched, word } = location;
  const { tone, Icon } = CONNECTED_LOOKS[word];
  return (
    <tr>
      <th scope="row">
        {title}
        <small>
          <FormattedMessage
            id="partner.connected.where"
            values={{ id: `${id}`, city: city === '' ? 'none' : city, watched: `${watched}` }}
          />
        </small>
      </th>
      <td>
        <ToneWord tone={tone} Icon={Icon}>
          <FormattedMessage id={`partner.word.${word}`} />
        </ToneWord>
      </td>
      <td>
        <div className={styles['buttons']}>
          {CHANGES.map((kind) => (
            <Button
              key={kind}
              look="quiet"
              aria-label={intl.formatMessage({ id: `partner.change.${kind}Of` }, { location: title })}
              onClick={() => onPrepare(kind)}
            >
              <FormattedMessage id={`partner.change.${kind}`} />
            </Button>
          ))}
        </div>
      </td>
    </tr>
  );
}
