import { useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';

/** What a chain is called, as far as a watched location tells. */
export function useChainName(chainId: number | null): string {
  const intl = useIntl();
  const title = useDesk(
    (desk) => desk.account.account.locations.find(({ chain }) => chain?.id === chainId)?.chain?.title,
  );
  if (chainId === null) return intl.formatMessage({ id: 'partner.noChain' });
  return title ?? intl.formatMessage({ id: 'partner.chainNumber' }, { id: `${chainId}` });
}
