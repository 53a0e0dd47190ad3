import { Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { dayOf } from '../../ui/localDays.ts';
import { ColumnList } from './ColumnList.tsx';
import { ExportActions } from './ExportActions.tsx';
import classes from './ExportMaker.module.css';
import { ExportPreview } from './ExportPreview.tsx';
import { wordSubject } from './exportWording.ts';
import { FormatChoice } from './FormatChoice.tsx';
import { suggestFileName } from './fileName.ts';
import { fixedContents, wordKind } from './formatWording.ts';
import { OutputChoices } from './OutputChoices.tsx';
import { SortChoice } from './SortChoice.tsx';
import { SourcePanel } from './SourcePanel.tsx';
import { TemplateMenu } from './TemplateMenu.tsx';
import type { Maker } from './useMaker.ts';
import type { Making } from './useMaking.ts';

interface ExportMakerProps {
  maker: Maker;
  making: Making;
  /** Of the group it is about; null: of none, or not known yet. */
  groupName: string | null;
  /** Further buttons, before those that export. */
  children?: ReactNode;
}

/** Puts an export together: whom and what on the one side, in which form on the other, with what comes out in sight. */
export function ExportMaker({ maker, making, groupName, children }: ExportMakerProps): ReactNode {
  const { offer, settings, request, missing, wish } = maker;
  if (maker.failure !== null) {
    return (
      <div className={classes.whole}>
        <FailureNote failure={maker.failure} retry={maker.retry} />
      </div>
    );
  }
  return (
    <div className={classes.maker}>
      <div className={classes.panes}>
        <section className={classes.choices} aria-label="Whom and what to export">
          <TemplateMenu maker={maker} />
          <SourcePanel maker={maker} />
          {offer !== null && (maker.hasColumns || wish.kind !== 'stays') && (
            <SortChoice maker={maker} offer={offer} />
          )}
          {offer !== null && maker.hasColumns && <ColumnList maker={maker} offer={offer} />}
          {settings !== null && !maker.hasColumns && (
            <div>
              <Text size="xs" fw={500}>
                Columns
              </Text>
              <Text size="xs" c="dimmed">
                {fixedContents[settings.output.format]}
              </Text>
            </div>
          )}
        </section>
        {offer === null || settings === null ? (
          <AfterDelay>
            <Stack gap="md" p="md">
              <Skeleton height={52} />
              <Skeleton height={12} width="60%" />
            </Stack>
          </AfterDelay>
        ) : (
          <section className={classes.outcome} aria-label="In which form">
            <FormatChoice
              formats={offer.formats.map(({ format }) => format)}
              value={settings.output.format}
              onChange={maker.chooseFormat}
            />
            <OutputChoices maker={maker} offer={offer} />
            {request === null ? (
              <div className={classes.nothing}>
                <Text size="sm" c="dimmed">
                  {missing}
                </Text>
              </div>
            ) : (
              <ExportPreview request={request} />
            )}
            <ExportActions
              making={making}
              format={settings.output.format}
              request={request}
              missing={missing}
              suggestedName={suggestFileName(
                `${wordSubject(wish, groupName)}${wordKind(settings.output)}`,
                new Date(),
                wish.at === null || (wish.kind !== 'group' && wish.kind !== 'groups')
                  ? null
                  : dayOf(wish.at),
              )}
            >
              {children}
            </ExportActions>
          </section>
        )}
      </div>
    </div>
  );
}
