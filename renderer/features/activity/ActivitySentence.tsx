import { Anchor } from '@mantine/core';
import { createElement, Fragment, type ReactNode } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { view } from '../../app/viewStore.ts';
import type { Sentence } from '../../ui/sentence.ts';
import classes from './ActivityLine.module.css';

interface ActivitySentenceProps {
  sentence: Sentence;
  /** The group it is about, where that is known. */
  groupId: GroupId | null;
}

/** A sentence of the time line, with every name isolated and the group's a link to it. */
export function ActivitySentence({ sentence, groupId }: ActivitySentenceProps): ReactNode {
  const nodes: ReactNode[] = [];
  for (const part of sentence) {
    if (typeof part === 'string') nodes.push(part);
    else if (part.isGroup === true && groupId !== null) {
      nodes.push(<GroupLink name={part.name} groupId={groupId} />);
    } else nodes.push(<bdi>{part.name}</bdi>);
  }
  return createElement(Fragment, null, ...nodes);
}

function GroupLink({ name, groupId }: { name: string; groupId: GroupId }): ReactNode {
  return (
    <Anchor
      component="button"
      type="button"
      inherit
      className={classes.link}
      onClick={() => view.openGroup(groupId)}
    >
      <bdi>{name}</bdi>
    </Anchor>
  );
}
