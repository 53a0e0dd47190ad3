import { Tabs, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportId, ImportMapping, ImportPlan } from '#shared/domain/importing.ts';
import { view } from '../../app/viewStore.ts';
import { formatCount } from '../../ui/counts.ts';
import { DecideList } from './DecideList.tsx';
import { GroupPlans } from './GroupPlans.tsx';
import { type Decisions, type ImportDraft, type ReviewTab, reviewTabs } from './importDraft.ts';
import { isUncertain, tabLabels } from './importWording.ts';
import { MissingList } from './MissingList.tsx';
import classes from './Review.module.css';
import { UnusedList } from './UnusedList.tsx';

interface ReviewTabsProps {
  draft: ImportDraft;
  importId: ImportId;
  mapping: ImportMapping;
  plan: ImportPlan;
  decisions: Decisions;
}

/** The plan from four sides: by group, who is to be decided on, who is not here, which lines are of no use. */
export function ReviewTabs(props: ReviewTabsProps): ReactNode {
  const { draft, plan } = props;
  const counts: Readonly<Record<ReviewTab, number>> = {
    groups: plan.groups.total,
    decide: plan.people.ambiguous,
    missing: plan.people.unknown + plan.people.new,
    unused: plan.lines.unusable,
  };
  return (
    <Tabs
      className={classes.tabs}
      value={draft.tab}
      keepMounted={false}
      onChange={(value) => {
        const tab = reviewTabs.find((one) => one === value);
        if (tab !== undefined) view.changeImport((now) => ({ ...now, tab }));
      }}
    >
      <Tabs.List aria-label="The plan">
        {reviewTabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {tabLabels[tab]}{' '}
            <Text
              span
              size="xs"
              className={classes.count}
              data-loud={(tab === 'decide' && counts.decide > 0) || undefined}
            >
              {formatCount(counts[tab])}
            </Text>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={draft.tab} className={classes.panel} tabIndex={-1}>
        <Panel {...props} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Panel({ draft, importId, mapping, plan, decisions }: ReviewTabsProps): ReactNode {
  switch (draft.tab) {
    case 'groups':
      return (
        <GroupPlans
          importId={importId}
          openKey={draft.openGroup}
          mayHold={draft.mode === 'match' && isUncertain(plan)}
        />
      );
    case 'decide':
      return (
        <DecideList
          importId={importId}
          mapping={mapping}
          decisions={decisions}
          createsPeople={draft.createPeople}
        />
      );
    case 'missing':
      return <MissingList importId={importId} />;
    case 'unused':
      return <UnusedList importId={importId} />;
  }
}
