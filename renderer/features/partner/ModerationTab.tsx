import { FormattedMessage, useIntl } from 'react-intl';
import type { ModerationItemName } from '../../../contract/model/partner.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act, ask } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { useAction } from '../../ui/useAction.ts';
import { moderationItems } from './moderationItems.ts';
import { ModerationLine } from './ModerationLine.tsx';
import { ModerationSetUp } from './ModerationSetUp.tsx';
import { PartnerTrouble } from './PartnerTrouble.tsx';
import styles from './ModerationTab.module.css';
import { Panel } from './Panel.tsx';

/** What Altegio goes through before it publishes the app, done beforehand and with evidence. */
export function ModerationTab() {
  const intl = useIntl();
  const { locationId, running, items } = useDesk((desk) => desk.partner.partner.moderation);
  const starting = useAction();
  const saving = useAction();
  const blocked = running || starting.pending || locationId === null;
  const title = intl.formatMessage({ id: 'partner.moderation.checklist' });

  const run = (item: ModerationItemName | null): void => {
    if (!blocked) void starting.run(() => act('partner.moderationRun', { item }));
  };
  const save = (format: 'html' | 'pdf'): void =>
    void saving.run(async () => {
      const answer = await ask('partner.moderationExport', { format });
      return answer.kind === 'problem' ? answer.problem : null;
    });
  return (
    <>
      <ModerationSetUp />
      <Panel
        title={title}
        lead={
          <FormattedMessage
            id={locationId === null ? 'partner.moderation.chooseFirst' : 'partner.moderation.lead'}
          />
        }
        extra={
          <div className={styles['buttons']}>
            <Button look="primary" pending={blocked} onClick={() => run(null)}>
              <FormattedMessage id={running ? 'partner.moderation.running' : 'partner.moderation.runAll'} />
            </Button>
            <Button pending={saving.pending} onClick={() => save('html')}>
              <FormattedMessage id="partner.moderation.html" />
            </Button>
            <Button pending={saving.pending} onClick={() => save('pdf')}>
              <FormattedMessage id="partner.moderation.pdf" />
            </Button>
          </div>
        }
      >
        <PartnerTrouble trouble={starting.trouble ?? saving.trouble} />
        <ol className={styles['list']} aria-label={title}>
          {moderationItems(items).map((item) => (
            <ModerationLine key={item.name} item={item} blocked={blocked} onRun={() => run(item.name)} />
          ))}
        </ol>
      </Panel>
    </>
  );
}
