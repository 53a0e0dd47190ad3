import { Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './SettingsScreen.module.css';

interface SettingsFieldProps {
  label: string;
  children: (labelId: string) => ReactNode;
}

/** A choice under its label. */
export function SettingsField({ label, children }: SettingsFieldProps): ReactNode {
  const labelId = useId();
  return (
    <div className={classes.field}>
      <Text size="sm" fw={600} id={labelId} className={classes.label}>
        {label}
      </Text>
      {children(labelId)}
    </div>
  );
}
