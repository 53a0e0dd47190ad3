import { NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { labelSheets } from '#shared/domain/labelSheets.ts';
import {
  type Paper,
  type PrintDocument,
  type PrintPage,
  paperSchema,
} from '#shared/domain/printPage.ts';
import type { ExportDraft } from './exportDraft.ts';
import { pageOf } from './exportSettings.ts';
import { documentLabels } from './formatWording.ts';
import classes from './OutputChoices.module.css';
import { paperLabels, wordSheet } from './paper.ts';
import { StartPosition } from './StartPosition.tsx';

type ListPage = Extract<PrintPage, { document: 'list' | 'signIn' }>;
type SheetPage = Extract<PrintPage, { document: 'badges' | 'labels' }>;

interface PageChoicesProps {
  page: PrintPage;
  /** The choices of documents looked at before. */
  pages: ExportDraft['pages'];
  usualPaper: Paper;
  onChange: (page: PrintPage) => void;
}

const documents: readonly PrintDocument[] = ['list', 'signIn', 'badges', 'labels'];

/** What is printed, and on which paper. */
export function PageChoices({ page, pages, usualPaper, onChange }: PageChoicesProps): ReactNode {
  const choose = (value: string) => {
    const document = documents.find((candidate) => candidate === value);
    if (document === undefined || document === page.document) return;
    const fresh = pages[document] ?? pageOf(document, paperOf(page) ?? usualPaper);
    // A list and a sign-in sheet have their head in common.
    onChange('title' in fresh && 'title' in page ? { ...fresh, ...headOf(page) } : fresh);
  };
  return (
    <>
      <SegmentedControl
        aria-label="What to print"
        data={documents.map((value) => ({ value, label: documentLabels[value] }))}
        value={page.document}
        onChange={choose}
      />
      {'sheet' in page ? (
        <SheetChoices page={page} onChange={onChange} />
      ) : (
        <ListChoices page={page} onChange={onChange} />
      )}
    </>
  );
}

function headOf({ paper, orientation, title }: ListPage) {
  return { paper, orientation, title };
}

function paperOf(page: PrintPage): Paper | null {
  if ('paper' in page) return page.paper;
  return labelSheets.find(({ id }) => id === page.sheet)?.paper ?? null;
}

interface ListChoicesProps {
  page: ListPage;
  onChange: (page: PrintPage) => void;
}

function ListChoices({ page, onChange }: ListChoicesProps): ReactNode {
  return (
    <>
      <Select
        label="Paper"
        className={classes.short}
        allowDeselect={false}
        data={paperSchema.options.map((value) => ({ value, label: paperLabels[value] }))}
        value={page.paper}
        onChange={(paper) => onChange({ ...page, paper: paperSchema.parse(paper) })}
      />
      <Select
        label="Orientation"
        className={classes.short}
        allowDeselect={false}
        data={[
          { value: 'portrait', label: 'Upright' },
          { value: 'landscape', label: 'Across' },
        ]}
        value={page.orientation}
        onChange={(value) =>
          onChange({ ...page, orientation: value === 'landscape' ? 'landscape' : 'portrait' })
        }
      />
      {page.document === 'signIn' && (
        <NumberInput
          label="Empty lines"
          className={classes.short}
          size="xs"
          min={0}
          max={200}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={page.emptyLines}
          onChange={(lines) =>
            onChange({ ...page, emptyLines: typeof lines === 'number' ? lines : 0 })
          }
        />
      )}
      <TextInput
        label="Title"
        className={classes.title}
        placeholder="As the list is called"
        maxLength={200}
        value={page.title ?? ''}
        onChange={(event) => {
          const title = event.currentTarget.value;
          onChange({ ...page, title: title.trim() === '' ? null : title });
        }}
      />
    </>
  );
}

interface SheetChoicesProps {
  page: SheetPage;
  onChange: (page: PrintPage) => void;
}

function SheetChoices({ page, onChange }: SheetChoicesProps): ReactNode {
  const offered = labelSheets.filter(({ kind }) => kind === page.document);
  const sheet = offered.find(({ id }) => id === page.sheet);
  return (
    <>
      <Select
        label="Sheet"
        className={classes.title}
        allowDeselect={false}
        data={paperSchema.options.map((paper) => ({
          group: paperLabels[paper],
          items: offered
            .filter((candidate) => candidate.paper === paper)
            .map((candidate) => ({ value: candidate.id, label: wordSheet(candidate) })),
        }))}
        value={page.sheet}
        onChange={(id) => id !== null && onChange({ ...page, sheet: id, startAt: 1 })}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      />
      {sheet !== undefined && (
        <StartPosition
          sheet={sheet}
          startAt={page.startAt}
          onChange={(startAt) => onChange({ ...page, startAt })}
        />
      )}
    </>
  );
}
