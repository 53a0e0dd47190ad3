import { createElement, Fragment, type ReactNode } from 'react';
import type { Sentence } from './sentence.ts';

/** Shows a sentence with every name isolated from the direction of the text around it. */
export function SentenceText({ sentence }: { sentence: Sentence }): ReactNode {
  const nodes: ReactNode[] = [];
  for (const part of sentence) {
    if (typeof part === 'string') nodes.push(part);
    else nodes.push(<bdi>{part.name}</bdi>);
  }
  return createElement(Fragment, null, ...nodes);
}
