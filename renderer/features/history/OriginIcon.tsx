import { IconEye, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DatesFrom } from '#shared/domain/roster.ts';

/** The mark of a date that is not the server's; the words stand beside it. */
export function OriginIcon({ from }: { from: DatesFrom }): ReactNode {
  if (from === 'server') return null;
  const Icon = from === 'observed' ? IconEye : IconPencil;
  return <Icon size={13} stroke={1.7} aria-hidden />;
}
