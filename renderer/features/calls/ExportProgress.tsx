import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { tell } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ExportProgress.module.css';

/** The file under way, or what became of it. */
export function ExportProgress() {
  const intl = useIntl();
  const state = useDesk((desk) => desk.book.book.export);
  if (!state) return null;
  const { phase, rows, rowsDone, file, masked, problem } = state;
  const number = (value: number) => <FormattedNumber value={value} />;
  return (
    <div className={styles['export']} data-phase={phase}>
      {phase === 'running' && (
        <progress
          className={styles['progress']}
          aria-label={intl.formatMessage({ id: 'calls.exportProgress' })}
          max={Math.max(1, rows)}
          value={rowsDone}
        />
      )}
      <span className={styles['words']} aria-live={phase === 'running' ? undefined : 'polite'} aria-atomic>
        {phase === 'running' && (
          <FormattedMessage
            id="calls.exporting"
            values={{ done: number(rowsDone), count: rows, number: number(rows) }}
          />
        )}
        {phase === 'done' && (
          <FormattedMessage
            id={masked ? 'calls.exportedMasked' : 'calls.exportedFull'}
            values={{ count: rowsDone, number: number(rowsDone), file: <bdi>{file}</bdi> }}
          />
        )}
        {phase === 'cancelled' && <FormattedMessage id="calls.exportCancelled" />}
        {phase === 'failed' && (
          <>
            <FormattedMessage id="calls.exportFailed" />{' '}
            <FormattedMessage id={`problem.${problem ?? 'internal'}`} values={{ detail: 'none' }} />
          </>
        )}
      </span>
      {phase === 'running' && (
        <Button onClick={() => tell('export.cancel')}>
          <FormattedMessage id="calls.exportCancel" />
        </Button>
      )}
      {phase === 'done' && (
        <Button onClick={() => tell('export.reveal')}>
          <FormattedMessage id="calls.showFile" />
        </Button>
      )}
      {phase !== 'running' && (
        <Button look="quiet" onClick={() => tell('export.dismiss')}>
          <FormattedMessage id="action.dismiss" />
        </Button>
      )}
    </div>
  );
}
