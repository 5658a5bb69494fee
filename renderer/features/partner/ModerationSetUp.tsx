import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Moderation } from '../../../contract/model/partner.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act, type Trouble } from '../../ui/bridge.ts';
import { TextBlock } from '../../ui/TextBlock.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLater } from '../../ui/useLater.ts';
import { LocationPick } from './LocationPick.tsx';
import { PartnerTrouble } from './PartnerTrouble.tsx';
import { Panel } from './Panel.tsx';

type SetUp = Pick<Moderation, 'locationId' | 'registrationUrl' | 'description'>;

const PAUSE_MS = 800;

/** Against which location the checklist runs, and what the app's page says. Saved as it is typed. */
export function ModerationSetUp() {
  const intl = useIntl();
  const kept = useDesk((desk) => desk.partner.partner.moderation);
  const locations = useDesk((desk) => desk.account.account.locations);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [typed, setTyped] = useState<Partial<SetUp>>({});
  const { locationId, registrationUrl, description }: SetUp = { ...kept, ...typed };
  const later = useLater(
    // Each one is sent, also while the one before is on its way.
    (wanted: SetUp) => void act('partner.moderationSetUp', wanted).then(setTrouble),
    PAUSE_MS,
  );
  const change = (part: Partial<SetUp>): void => {
    setTyped({ ...typed, ...part });
    later.put({ locationId, registrationUrl, description, ...part });
  };
  return (
    <Panel title={intl.formatMessage({ id: 'partner.moderation.setUp' })}>
      <LocationPick
        label={intl.formatMessage({ id: 'partner.moderation.testLocation' })}
        chosen={locations.find(({ id }) => id === locationId) ?? null}
        optional
        onChange={(location) => {
          change({ locationId: location?.id ?? null });
          later.flush();
        }}
      />
      <TextField
        type="url"
        dir="ltr"
        label={intl.formatMessage({ id: 'partner.moderation.registrationUrl' })}
        placeholder="https://"
        maxLength={500}
        value={registrationUrl}
        onChange={({ target }) => change({ registrationUrl: target.value })}
        onBlur={() => later.flush()}
      />
      <TextBlock
        label={intl.formatMessage({ id: 'partner.moderation.description' })}
        hint={intl.formatMessage({ id: 'partner.moderation.descriptionHint' })}
        spellCheck
        maxLength={5000}
        value={description}
        onChange={({ target }) => change({ description: target.value })}
        onBlur={() => later.flush()}
      />
      <PartnerTrouble trouble={trouble} />
    </Panel>
  );
}
