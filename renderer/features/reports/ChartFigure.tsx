import { useId, useRef, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { ask, internalTrouble, type Trouble } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './ChartFigure.module.css';
import { paintSvg } from './paintSvg.ts';
import { TwinTable, type Twin } from './TwinTable.tsx';

interface Props {
  readonly title: string;
  /** What the chart says, in a sentence. */
  readonly sentence: string;
  /** Suggested name of a saved file, without its ending. */
  readonly fileName: string;
  readonly table: Twin;
  readonly children: ReactNode;
}

/** A chart with its sentence, its numbers as a table, and ways to take both along. */
export function ChartFigure({ title, sentence, fileName, table, children }: Props) {
  const intl = useIntl();
  const id = useId();
  const chart = useRef<HTMLDivElement>(null);
  const action = useAction();

  const save = (content: () => Parameters<typeof ask<'report.save'>>[1]['content']): void =>
    void action.run(async (): Promise<Trouble | null> => {
      const answer = await ask('report.save', { name: fileName, content: content() });
      return answer.kind === 'problem' ? answer.problem : null;
    });
  const png = (): string => {
    const svg = chart.current?.querySelector('svg');
    if (!svg) throw new Error(internalTrouble.kind);
    return paintSvg(svg);
  };
  return (
    <figure className={styles['figure']} aria-labelledby={id}>
      <figcaption className={styles['caption']}>
        <h2 id={id}>{title}</h2>
        <p>{sentence}</p>
      </figcaption>
      <div ref={chart} className={styles['chart']}>
        {children}
      </div>
      <div className={styles['foot']}>
        <details className={styles['twin']}>
          <summary>
            <FormattedMessage id="reports.asTable" />
          </summary>
          <TwinTable name={title} {...table} />
        </details>
        <div className={styles['buttons']}>
          <Button
            look="quiet"
            pending={action.pending}
            aria-label={intl.formatMessage({ id: 'reports.saveCsvOf' }, { title })}
            onClick={() =>
              save(() => ({ kind: 'csv', rows: [table.head, ...table.rows].map((row) => [...row]) }))
            }
          >
            <FormattedMessage id="reports.saveCsv" />
          </Button>
          <Button
            look="quiet"
            pending={action.pending}
            aria-label={intl.formatMessage({ id: 'reports.savePngOf' }, { title })}
            onClick={() => save(() => ({ kind: 'png', dataUrl: png() }))}
          >
            <FormattedMessage id="reports.savePng" />
          </Button>
        </div>
      </div>
      <TroubleText trouble={action.trouble} />
    </figure>
  );
}
