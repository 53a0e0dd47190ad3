import { Modal, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { limits } from '#shared/domain/limits.ts';
import { Keys } from './Keys.tsx';
import classes from './ShortcutsDialog.module.css';
import { shortcutSections } from './shortcutSections.ts';

/** Every key there is, as this computer writes them. */
export function ShortcutsDialog({
  opened,
  onClose,
}: {
  opened: boolean;
  onClose: () => void;
}): ReactNode {
  const [typed, setTyped] = useState('');
  const sections = shortcutSections(typed);
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size={760}>
      <TextInput
        data-autofocus
        aria-label="Find a shortcut"
        placeholder="Find a shortcut"
        maxLength={limits.searchLength}
        spellCheck={false}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes.sections}>
        {sections.map(({ label, entries }) => (
          <section key={label} className={classes.section}>
            <Title order={3} size="h6" mb={4}>
              {label}
            </Title>
            <dl className={classes.entries}>
              {entries.map(({ title, keys }) => (
                <div key={title} className={classes.entry}>
                  <dt>{title}</dt>
                  <dd className={classes.keys}>
                    {keys.map((notation, index) => (
                      <span key={notation}>
                        {index > 0 && <span className={classes.or}> or </span>}
                        <Keys keys={notation} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {sections.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          No shortcut is found by this.
        </Text>
      )}
    </Modal>
  );
}
