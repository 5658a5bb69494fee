import { FormattedMessage, useIntl } from 'react-intl';
import type { ConnectedLocation, PartnerAction } from '../../../contract/model/partner.ts';
import { Button } from '../../ui/Button.tsx';
import { CONNECTED_LOOKS } from './connectedLook.ts';
import styles from './ConnectedRow.module.css';
import { ToneWord } from './ToneWord.tsx';

type ChangeKind = Extract<PartnerAction['kind'], 'enableTelephony' | 'disableTelephony' | 'disconnect'>;

interface Props {
  readonly location: ConnectedLocation;
  readonly onPrepare: (kind: ChangeKind) => void;
}

export function ConnectedRow({ location, onPrepare }: Props) {
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
          <Change kind="enableTelephony" location={location} onPrepare={onPrepare} />
          <Change kind="disableTelephony" location={location} onPrepare={onPrepare} />
        </div>
      </td>
      <td data-align="end">
        <Change kind="disconnect" location={location} onPrepare={onPrepare} />
      </td>
    </tr>
  );
}

function Change({ kind, location, onPrepare }: Props & { readonly kind: ChangeKind }) {
  const intl = useIntl();
  const name = intl.formatMessage({ id: `partner.change.${kind}Of` }, { location: location.title });
  return (
    <Button look="quiet" aria-label={name} onClick={() => onPrepare(kind)}>
      <FormattedMessage id={`partner.change.${kind}`} />
    </Button>
  );
}
