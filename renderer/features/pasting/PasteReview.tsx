import { Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { type Dispatch, type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { performEdit } from '../../app/edits.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { PasteList } from './PasteList.tsx';
import classes from './PasteReview.module.css';
import {
  type PasteAction,
  type PasteChoices,
  type PastePlan,
  planOf,
  type ReviewedRow,
} from './pasteChoices.ts';
import { outcomeLabels, wordAdded, wordPlan, wordTrouble } from './pasteWording.ts';
import { groupByOutcome, isTab, itemsOf, type ReviewTab } from './reviewItems.ts';
import { useFirstFocus } from './useFirstFocus.ts';

interface PasteReviewProps {
  groupId: GroupId;
  groupName: string;
  memberCount: number;
  rows: readonly ReviewedRow[];
  hasHeading: boolean;
  choices: PasteChoices;
  dispatch: Dispatch<PasteAction>;
  onBack: () => void;
  onCancel: () => void;
  onDone: (plan: PastePlan) => void;
}

/** What was found in the text, by outcome, and what will be done about it. Ctrl/Cmd+Enter adds. */
export function PasteReview(props: PasteReviewProps): ReactNode {
  const { groupId, groupName, memberCount, rows, choices, dispatch } = props;
  const capabilities = useOpenWorkspace()?.capabilities;
  const canCreate = capabilities?.createPeople === true;
  const first = useFirstFocus<HTMLButtonElement>();
  const [tab, setTab] = useState<ReviewTab>('all');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const grouped = useMemo(() => groupByOutcome(rows), [rows]);
  const items = useMemo(() => itemsOf(grouped, tab), [grouped, tab]);
  const plan = useMemo(() => planOf(rows, choices), [rows, choices]);
  const added = plan.personIds.length + plan.newPeople.length;
  const limit = capabilities?.maxMembersPerGroup ?? null;
  const trouble =
    wordTrouble(plan) ?? wordTooMany(plan, memberCount + added, limit, capabilities?.providerLabel);
  const isReady = added > 0 && trouble === null && !isBusy;

  const add = async () => {
    if (!isReady) return;
    setIsBusy(true);
    setFailure(null);
    const { personIds, newPeople } = plan;
    const result = await performEdit(
      'members.add',
      { groupId, personIds, newPeople },
      { done: () => wordAdded(plan, groupName) },
    );
    setIsBusy(false);
    if (result.ok) props.onDone(plan);
    else setFailure(result.error);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void add();
  };

  return (
    <Stack gap="sm" className={classes.review} onKeyDown={onKeyDown}>
      <Tabs value={tab} onChange={(value) => isTab(value) && setTab(value)} keepMounted={false}>
        <Tabs.List aria-label="Lines by what was found">
          <Tabs.Tab ref={first} value="all">
            All <Count>{rows.length}</Count>
          </Tabs.Tab>
          {grouped.map(([outcome, { length }]) => (
            <Tabs.Tab key={outcome} value={outcome}>
              {outcomeLabels[outcome]} <Count>{length}</Count>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} tabIndex={-1}>
          <PasteList
            key={tab}
            items={items}
            choices={choices}
            dispatch={dispatch}
            canCreate={canCreate}
            providerLabel={capabilities?.providerLabel ?? ''}
          />
        </Tabs.Panel>
      </Tabs>
      {failure !== null && <FailureNote failure={failure} />}
      <Group justify="space-between" gap="xs" wrap="nowrap" align="center">
        <div aria-live="polite" className={classes.plan}>
          <Text size="sm" fw={600}>
            <SentenceText sentence={wordPlan(plan, groupName)} />
          </Text>
          {trouble !== null && (
            <Text size="xs" c="var(--mantine-color-error)">
              {trouble}
            </Text>
          )}
          {props.hasHeading && (
            <Text size="xs" c="dimmed">
              The first line only names the columns; it was passed over.
            </Text>
          )}
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={props.onBack}>
            Back to the text
          </Button>
          <Button variant="default" onClick={props.onCancel}>
            Cancel
          </Button>
          <Button
            loading={isBusy}
            disabled={added === 0 || trouble !== null}
            onClick={() => void add()}
          >
            {added === 0 ? 'Add people' : `Add ${countPeople(added)}`}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

function Count({ children }: { children: number }): ReactNode {
  return (
    <Text span size="xs" c="dimmed" className={classes.count}>
      {formatCount(children)}
    </Text>
  );
}

/** More than the provider or one edit takes; null: not too many. */
function wordTooMany(
  { newPeople }: PastePlan,
  size: number,
  limit: number | null,
  providerLabel = '',
): string | null {
  if (limit !== null && size > limit) {
    return `${providerLabel} allows ${formatCount(limit)} people in a group; this would make ${formatCount(size)}.`;
  }
  if (newPeople.length > limits.newPeoplePerEdit) {
    return `At most ${formatCount(limits.newPeoplePerEdit)} new people can be made at a time.`;
  }
  return null;
}
