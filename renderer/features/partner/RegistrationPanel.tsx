import { useIntl } from 'react-intl';
import type { Registration } from '../../../contract/model/partner.ts';
import { Facts } from '../settings/Facts.tsx';
import { ActivationResults } from './ActivationResults.tsx';
import { Panel } from './Panel.tsx';
import { TelephonyFact } from './TelephonyFact.tsx';
import { TimeLeft } from './TimeLeft.tsx';
import { useChainName } from './useChainName.ts';

/** What the link holds, and what becomes of each location. */
export function RegistrationPanel({ registration }: { readonly registration: Registration }) {
  const intl = useIntl();
  const { user, chainId, locations, source, phase, until } = registration;
  const chainName = useChainName(chainId);
  const text = (id: 'partner.who' | 'partner.chain' | 'partner.telephony' | 'partner.time'): string =>
    intl.formatMessage({ id });
  return (
    <Panel
      title={intl.formatMessage(
        { id: phase === 'read' ? 'partner.holds' : 'partner.became' },
        { count: locations.length },
      )}
      lead={intl.formatMessage({ id: `partner.source.${source}` })}
    >
      <Facts
        facts={[
          {
            name: text('partner.who'),
            value: user
              ? [user.name, user.email].filter((part) => part !== '').join(' · ')
              : intl.formatMessage({ id: 'partner.noUser' }),
          },
          { name: text('partner.chain'), value: chainName },
          { name: text('partner.telephony'), value: <TelephonyFact registration={registration} /> },
          ...(phase === 'done' ? [] : [{ name: text('partner.time'), value: <TimeLeft until={until} /> }]),
        ]}
      />
      <ActivationResults locations={locations} phase={phase} />
    </Panel>
  );
}
