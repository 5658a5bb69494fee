import { useIntl } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { PickOne } from '../../ui/PickOne.tsx';
import { Radios } from '../../ui/Radios.tsx';
import { chainsOf } from './chainGroups.ts';
import type { LocatedKind } from '../status/troubles.ts';
import { useTroubles } from '../status/useTroubles.ts';
import { idsWith, isProblem, type RowFilter } from './rowFilter.ts';

const MOST_SEGMENTS = 2;

const wordOf = (kind: LocatedKind) =>
  kind === 'frozen' ? 'locations.word.frozen' : (`status.of.${kind}` as const);

interface Props {
  readonly rows: readonly LocationStatus[];
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
}

/** All, those with problems, or one chain; where there are many chains they have a list of their own. */
export function RowFilterChoice({ rows, filter, onFilter }: Props) {
  const intl = useIntl();
  const chains = chainsOf(rows);
  // A chain that holds every location would be the same choice as all of them.
  const worthIt = chains.length > 1 || rows.some(({ chain }) => chain === null);
  const segments = worthIt && chains.length <= MOST_SEGMENTS ? chains : [];
  const { problemsOnly, chainId, trouble } = filter;
  const troubles = useTroubles();
  const ofChain = String(segments.find(({ id }) => id === chainId)?.id ?? 'all');
  const chosen = trouble === null ? (problemsOnly ? 'problems' : ofChain) : 'trouble';
  const troubleText = (kind: LocatedKind): string =>
    intl.formatMessage(
      { id: 'locations.trouble' },
      { what: intl.formatMessage({ id: wordOf(kind) }), count: idsWith(kind, troubles).length },
    );
  return (
    <>
      <Radios
        label={intl.formatMessage({ id: 'locations.show' })}
        hideLabel
        look="segments"
        value={chosen}
        options={[
          { value: 'all', text: intl.formatMessage({ id: 'locations.all' }, { count: rows.length }) },
          {
            value: 'problems',
            text: intl.formatMessage({ id: 'locations.problems' }, { count: rows.filter(isProblem).length }),
          },
          ...(trouble === null ? [] : [{ value: 'trouble', text: troubleText(trouble) }]),
          ...segments.map(({ id, title }) => ({
            value: String(id),
            text: intl.formatMessage({ id: 'locations.chain' }, { chain: title }),
          })),
        ]}
        onChange={(value) =>
          onFilter({
            ...filter,
            problemsOnly: value === 'problems',
            trouble: value === 'trouble' ? trouble : null,
            chainId:
              segments.length > 0 ? (segments.find(({ id }) => String(id) === value)?.id ?? null) : chainId,
          })
        }
      />
      {chains.length > MOST_SEGMENTS && (
        <PickOne
          label={intl.formatMessage({ id: 'locations.chainLabel' })}
          value={String(chainId ?? 'all')}
          quiet={chainId === null}
          options={[
            { value: 'all', text: intl.formatMessage({ id: 'locations.allChains' }) },
            ...chains.map(({ id, title }) => ({ value: String(id), text: title })),
          ]}
          onChange={(value) =>
            onFilter({ ...filter, chainId: chains.find(({ id }) => String(id) === value)?.id ?? null })
          }
        />
      )}
    </>
  );
}
