import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type ExportTemplate, exportTemplateSchema } from '#shared/domain/exporting.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import { type TemplateContent, useExportTemplates } from './exportTemplates.ts';

interface NameTemplateProps {
  /** The template to be renamed; null: a new one. */
  kept: ExportTemplate | null;
  content: TemplateContent;
  templates: readonly ExportTemplate[];
  onKept: (template: ExportTemplate) => void;
  onCancel: () => void;
}

/** Asks for the name of a template. A new one may take the place of another that has the name. */
export function NameTemplate(props: NameTemplateProps): ReactNode {
  const { kept, content, templates, onKept, onCancel } = props;
  const { keep } = useExportTemplates();
  const [name, setName] = useState(content.name);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const trimmed = name.trim();
  const rival =
    kept === null && failure?.code === 'duplicateName'
      ? (templates.find((other) => other.name === trimmed) ?? null)
      : null;
  const save = async (inPlaceOf: ExportTemplate | null) => {
    if (trimmed === '' || isBusy) return;
    setIsBusy(true);
    const result = await keep({ ...content, name: trimmed }, inPlaceOf);
    setIsBusy(false);
    if (result.ok) onKept(result.value);
    else setFailure(result.error);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(kept);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          label={kept === null ? 'Name of the template' : 'Another name'}
          data-autofocus
          maxLength={exportTemplateSchema.shape.name.maxLength ?? undefined}
          value={name}
          error={failure === null ? null : <FieldFailure failure={failure} />}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setFailure(null);
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          {rival !== null && (
            <Button variant="default" onClick={() => void save(rival)}>
              Replace it
            </Button>
          )}
          <Button type="submit" aria-disabled={isBusy || undefined} disabled={trimmed === ''}>
            {kept === null ? 'Save' : 'Rename'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
