import { Checkbox, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CsvChoices } from './CsvChoices.tsx';
import { EmailChoices } from './EmailChoices.tsx';
import type { ExportOffer } from './exportSettings.ts';
import { formatPurposes } from './formatWording.ts';
import classes from './OutputChoices.module.css';
import { PageChoices } from './PageChoices.tsx';
import type { Maker } from './useMaker.ts';

interface OutputChoicesProps {
  maker: Maker;
  offer: ExportOffer;
}

/** What a format leaves to choose. */
export function OutputChoices(props: OutputChoicesProps): ReactNode {
  return (
    <div className={classes.choices}>
      <ChoicesOf {...props} />
    </div>
  );
}

function ChoicesOf({ maker, offer }: OutputChoicesProps): ReactNode {
  const output = maker.settings?.output;
  if (output === undefined) return null;
  switch (output.format) {
    case 'xlsx':
      return (
        <Checkbox
          label="With a last sheet about the file: what it holds, and as of when"
          checked={output.about}
          onChange={(event) =>
            maker.changeSettings({ output: { ...output, about: event.currentTarget.checked } })
          }
        />
      );
    case 'csv':
      return (
        <CsvChoices
          output={output}
          usualSeparator={offer.csvSeparator}
          onChange={(changed) => maker.changeSettings({ output: changed })}
        />
      );
    case 'emails':
      return (
        <EmailChoices
          output={output}
          onChange={(changed) => maker.changeSettings({ output: changed })}
        />
      );
    case 'pdf':
      return (
        <PageChoices
          page={output.page}
          pages={maker.draft.pages}
          usualPaper={maker.surroundings.paper}
          onChange={(page) => maker.changeSettings({ output: { ...output, page } })}
        />
      );
    case 'tsv':
    case 'vcard':
    case 'json':
      return (
        <Text size="xs" c="dimmed">
          {formatPurposes[output.format]}
        </Text>
      );
  }
}
