import { Button, Menu, Popover } from '@mantine/core';
import {
  IconChevronDown,
  IconDeviceFloppy,
  IconPencil,
  IconPlus,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import type { ExportTemplate } from '#shared/domain/exporting.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { KeptItem, NothingKept, PickedName } from '../../ui/KeptItems.tsx';
import { RefusableItem } from '../../ui/RefusableItem.tsx';
import { withTemplate } from './exportDraft.ts';
import { isSameSettings } from './exportSettings.ts';
import { useExportTemplates } from './exportTemplates.ts';
import { NameTemplate } from './NameTemplate.tsx';
import classes from './TemplateMenu.module.css';
import type { Maker } from './useMaker.ts';

/** Ways to export kept under a name: pick one, or do something about the one that was picked. */
export function TemplateMenu({ maker }: { maker: Maker }): ReactNode {
  const { draft, wish, missing } = maker;
  // Columns that the format does not ask for may all be taken out: a template has those that are sent.
  const settings = maker.made?.settings ?? maker.settings;
  const { templates, replace, remove } = useExportTemplates();
  const button = useRef<HTMLButtonElement>(null);
  /** The template to be renamed; `new`: the name of a new one is asked for; null: none is. */
  const [naming, setNaming] = useState<ExportTemplate | 'new' | null>(null);
  const picked = templates.find(({ id }) => id === draft.templateId) ?? null;
  const isChanged =
    picked !== null && settings !== null && !isSameSettings(picked.settings, settings);
  const mine = templates.filter(({ sourceKind }) => sourceKind === wish.kind);
  const others = templates.filter(({ sourceKind }) => sourceKind !== wish.kind);
  const pick = (template: ExportTemplate) =>
    maker.change((before) => withTemplate(before, template));
  const pickId = (templateId: ExportTemplate['id'] | null) =>
    maker.change((before) => ({ ...before, templateId }));
  const endNaming = () => {
    setNaming(null);
    button.current?.focus();
  };
  return (
    <Popover
      opened={naming !== null}
      onChange={(opened) => !opened && endNaming()}
      position="bottom-start"
      width={280}
      trapFocus
      // What it hangs on is no control itself.
      withRoles={false}
    >
      <Popover.Target>
        <div>
          <Menu position="bottom-start" width={268}>
            <Menu.Target>
              <Button
                ref={button}
                variant="default"
                fullWidth
                classNames={{ label: classes.label }}
                leftSection={<IconTemplate size={16} aria-hidden />}
                rightSection={<IconChevronDown size={14} aria-hidden />}
              >
                {picked === null ? (
                  'Templates'
                ) : (
                  <PickedName name={picked.name} isChanged={isChanged} />
                )}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah="min(420px, 60vh)" style={{ overflowY: 'auto' }}>
              <Menu.Label>Templates</Menu.Label>
              {mine.length === 0 && (
                <NothingKept>
                  None for this yet. Choose columns and a format, and save them here.
                </NothingKept>
              )}
              {mine.map((template) => (
                <KeptItem
                  key={template.id}
                  name={template.name}
                  isPicked={template.id === picked?.id}
                  onPick={() => pick(template)}
                />
              ))}
              {others.length > 0 && <Menu.Label>For other lists</Menu.Label>}
              {others.map((template) => (
                <KeptItem
                  key={template.id}
                  name={template.name}
                  isPicked={false}
                  onPick={() => pick(template)}
                />
              ))}
              <Menu.Divider />
              <RefusableItem
                reason={settings === null ? notYet : missing}
                leftSection={<IconPlus size={15} aria-hidden />}
                onClick={() => setNaming('new')}
              >
                Save as a template…
              </RefusableItem>
              {picked !== null && (
                <>
                  {isChanged && (
                    <RefusableItem
                      reason={missing}
                      leftSection={<IconDeviceFloppy size={15} aria-hidden />}
                      onClick={() => void replace(picked, settings)}
                    >
                      Update “<bdi>{picked.name}</bdi>”
                    </RefusableItem>
                  )}
                  <Menu.Item
                    leftSection={<IconPencil size={15} aria-hidden />}
                    onClick={afterMenu(() => setNaming(picked))}
                  >
                    Rename “<bdi>{picked.name}</bdi>”…
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconTrash size={15} aria-hidden />}
                    onClick={() => void remove(picked).then((isGone) => isGone && pickId(null))}
                  >
                    Delete “<bdi>{picked.name}</bdi>”
                  </Menu.Item>
                </>
              )}
            </Menu.Dropdown>
          </Menu>
        </div>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="Keep a template">
        {naming !== null && settings !== null && (
          <NameTemplate
            kept={naming === 'new' ? null : naming}
            content={naming === 'new' ? { name: '', sourceKind: wish.kind, settings } : naming}
            templates={templates}
            onKept={(template) => {
              pickId(template.id);
              endNaming();
            }}
            onCancel={endNaming}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

const notYet = 'What can be exported is not known yet.';
