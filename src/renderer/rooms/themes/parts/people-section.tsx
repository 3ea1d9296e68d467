import type { ThemeEvidence, ThemeView } from '../../../../shared/contract/themes.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { Button, GroupBadge, MenuButton, PanelSection } from '../../../ui/index.ts';
import { whoOfGroup } from '../../../parts/extract-list/index.ts';
import { CountedAsOne } from '../../../parts/people-spread/counted-as-one.tsx';
import { inGroup } from '../../../parts/people-spread/people-spread.tsx';
import { openEvidence } from '../evidence-place.ts';

interface PeopleSectionProps {
  theme: ThemeView;
  evidence: ThemeEvidence;
  /** Asks whose finding it is; left out where that is only looked at. */
  onSay?: (() => void) | undefined;
}

/** Who stands behind a theme, people first: each count and each person opens the quotes behind it. */
export function PeopleSection({ theme, evidence, onSay }: PeopleSectionProps) {
  const themeId = theme.id;
  const all = evidence.groups.reduce((sum, group) => sum + group.people.length, 0);
  return (
    <PanelSection
      title="People"
      beside={<GroupBy current={evidence.attribute} />}
      count={
        evidence.total === 0 ? (
          `0 of ${all}, 0 extracts`
        ) : (
          <Button variant="link" shortcut="E" onPress={() => openEvidence(themeId)}>
            {`${evidence.people} of ${all}, ${evidence.total.toLocaleString()} ${evidence.total === 1 ? 'extract' : 'extracts'}`}
          </Button>
        )
      }
    >
      <dl className="th-groups">
        {evidence.groups.map((group) => {
          const inIt = group.people.filter((person) => person.key in evidence.codings);
          const words = `${inIt.length} of ${group.people.length}${evidence.groups.length > 1 ? ` ${inGroup(group)}` : ' people'}`;
          return (
            <div key={group.value ?? ''}>
              <dt>
                {group.letter ? <GroupBadge letter={group.letter} name={group.name} /> : null}
                {inIt.length > 0 ? (
                  <Button variant="link" onPress={() => openEvidence(themeId, { who: whoOfGroup(group) })}>
                    {words}
                  </Button>
                ) : (
                  <span>{words}</span>
                )}
              </dt>
              <dd>
                {group.people.map((person) => {
                  const n = evidence.codings[person.key] ?? 0;
                  const { label } = person;
                  if (n === 0) {
                    return (
                      <span key={person.key} className="th-person" title={`${person.label}: nothing`}>
                        <span className="tw-vh">not </span>
                        {label}
                      </span>
                    );
                  }
                  return (
                    <button
                      key={person.key}
                      type="button"
                      className="th-person is-on"
                      title={`${person.label}: ${n} ${n === 1 ? 'extract' : 'extracts'}`}
                      aria-label={`${person.label}: ${n} ${n === 1 ? 'extract' : 'extracts'}`}
                      onClick={() => openEvidence(themeId, { who: `p:${person.key}` })}
                    >
                      {label}
                    </button>
                  );
                })}
              </dd>
            </div>
          );
        })}
      </dl>
      <CountedAsOne className="th-whose" />
      <WhoseFinding theme={theme} evidence={evidence} onSay={onSay} />
    </PanelSection>
  );
}

/** Whose finding somebody said it is, beside whose words it rests on. */
function WhoseFinding({ theme, evidence, onSay }: PeopleSectionProps) {
  const groups = evidence.groups.filter((group) => group.letter !== '');
  if (groups.length === 0 || (!onSay && theme.saidBy.length === 0)) return null;
  const said = groups.filter((group) => theme.saidBy.includes(group.value ?? ''));
  const unsaid = groups.filter(
    (group) => !said.includes(group) && group.people.some((person) => person.key in evidence.codings),
  );
  const silent = said.filter((group) => !group.people.some((person) => person.key in evidence.codings));
  const names = (some: typeof groups) => some.map((group) => group.name).join(' and ');
  return (
    <p className="th-whose">
      {said.length > 0 ? (
        <>
          <span>{`Said to be a finding of ${names(said)}.`}</span>
          {unsaid.length > 0 ? <span>{`Extracts come from ${names(unsaid)} too.`}</span> : null}
          {silent.length > 0 ? (
            <span>{`No extract comes from ${silent.map((group) => group.name).join(' or ')} yet.`}</span>
          ) : null}
        </>
      ) : null}
      {onSay ? (
        <Button variant="link" shortcut="G" onPress={onSay}>
          {said.length > 0 ? 'Change' : 'Say whose finding it is'}
        </Button>
      ) : null}
    </p>
  );
}

/** By what people are grouped, for the whole study. */
function GroupBy({ current }: { current: ThemeEvidence['attribute'] }) {
  const client = useClient();
  const attributes = useQuery('participant.table', {}).data?.attributes ?? [];
  if (attributes.length === 0) return null;
  async function group(id: string | null) {
    valueOrTell(await client.call('study.setSettings', { groupAttributeId: id }));
  }
  return (
    <MenuButton
      label="Group people by"
      items={[
        ...attributes.map((attribute) => ({
          id: attribute.id,
          label: attribute.name,
          isChecked: attribute.id === current?.id,
          onAction: () => void group(attribute.id),
        })),
        'separator' as const,
        { id: 'none', label: 'Do not group', isChecked: current === null, onAction: () => void group(null) },
      ]}
    >
      <Button variant="link">{current ? `by ${current.name}` : 'in groups'}</Button>
    </MenuButton>
  );
}
