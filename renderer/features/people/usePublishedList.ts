import { useEffect } from 'react';
import { type ListBehind, publishList } from './listBehind.ts';

/** Lets a person's drawer step through the list for as long as it is on the screen. The drawer is drawn anew with each. */
export function usePublishedList(list: ListBehind): void {
  useEffect(() => publishList(list), [list]);
  useEffect(() => () => publishList(null), []);
}
