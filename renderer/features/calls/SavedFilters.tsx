import { useState } from 'react';
import { Bookmark, X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { SavedFilter } from '../../../contract/model/callFilter.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useSettings } from '../settings/useSettings.ts';
import { sameFilter, showsEverything } from './callFilters.ts';
import { DropPanel } from './DropPanel.tsx';
import { SaveFilterForm } from './SaveFilterForm.tsx';
import styles from './SavedFilters.module.css';
import type { FilterInUse } from './useCallFilter.ts';

/** Filters under a name of one's own. What was deleted can be brought back at once. */
export function SavedFilters({ filter, change }: FilterInUse) {
  const intl = useIntl();
  const { settings, trouble, change: changeSettings } = useSettings();
  const [deleted, setDeleted] = useState<SavedFilter | null>(null);
  const saved = settings.savedFilters;
  const inUse = saved.find((one) => sameFilter(one.filter, filter));

  const save = (name: string): void => {
    setDeleted(null);
    changeSettings({ savedFilters: [...saved.filter((one) => one.name !== name), { name, filter }] });
  };
  return (
    <DropPanel
      atEnd
      on={inUse !== undefined}
      button={
        <>
          <Bookmark size={14} aria-hidden />
          {inUse ? <bdi>{inUse.name}</bdi> : <FormattedMessage id="calls.saved" />}
        </>
      }
    >
      {saved.length > 0 && (
        <ul className={styles['list']}>
          {saved.map((one) => (
            <li key={one.name}>
              <button
                type="button"
                className={styles['pick']}
                aria-pressed={one === inUse}
                data-closes
                onClick={() => change(one.filter)}
              >
                <bdi>{one.name}</bdi>
              </button>
              <Button
                look="icon"
                aria-label={intl.formatMessage({ id: 'calls.deleteSaved' }, { name: one.name })}
                onClick={() => {
                  setDeleted(one);
                  changeSettings({ savedFilters: saved.filter((other) => other !== one) });
                }}
              >
                <X size={14} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {deleted && (
        <p className={styles['deleted']} aria-live="polite" aria-atomic>
          <FormattedMessage id="calls.deletedSaved" values={{ name: deleted.name }} />
          <Button
            look="quiet"
            onClick={() => {
              changeSettings({ savedFilters: [...saved, deleted] });
              setDeleted(null);
            }}
          >
            <FormattedMessage id="calls.undo" />
          </Button>
        </p>
      )}
      {showsEverything(filter) ? (
        <p className={styles['hint']}>
          <FormattedMessage id="calls.saveHint" />
        </p>
      ) : (
        <SaveFilterForm onSave={save} />
      )}
      <TroubleText trouble={trouble} />
    </DropPanel>
  );
}
