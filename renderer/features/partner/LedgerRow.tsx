import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import type { LedgerEntry } from '../../../contract/model/partner.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import styles from './LedgerRow.module.css';
import { LedgerWord } from './LedgerWord.tsx';
import { RequestShown } from './RequestShown.tsx';
import { useLocationName } from './useLocationName.ts';
import { useOperationText } from './useOperationText.ts';

const SHOWN_LOCATIONS = 2;

export function LedgerRow({ entry }: { readonly entry: LedgerEntry }) {
  const intl = useIntl();
  const id = useId();
  const nameOf = useLocationName();
  const operationText = useOperationText();
  const instantText = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  const [open, setOpen] = useState(false);
  const { at, who, locationIds, requests } = entry;
  const names = locationIds.slice(0, SHOWN_LOCATIONS).map(nameOf).join(', ');
  const rest = locationIds.length - SHOWN_LOCATIONS;
  const what = operationText(entry);
  const when = instantText(at);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <>
      <tr>
        <td className={styles['when']}>
          {when.moment}
          <small>{who}</small>
        </td>
        <th scope="row">{what}</th>
        <td>{rest > 0 ? intl.formatMessage({ id: 'partner.ledger.andMore' }, { names, rest }) : names}</td>
        <td>
          <LedgerWord entry={entry} />
        </td>
        <td data-align="end">
          <Button
            look="icon"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            aria-label={intl.formatMessage({ id: 'partner.ledger.requestOf' }, { what, when: when.moment })}
            onClick={() => setOpen(!open)}
          >
            <Chevron size={16} aria-hidden className={styles['chevron']} />
          </Button>
        </td>
      </tr>
      {open && (
        <tr id={id} className={styles['opened']}>
          <td colSpan={5}>
            <div className={styles['requests']}>
              {requests.map((request, index) => (
                <RequestShown key={`${index} ${request.path}`} request={request} />
              ))}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}
