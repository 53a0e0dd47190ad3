import { Radio, type RadioGroupProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './NamedRadioGroup.module.css';

type NamedRadioGroupProps = Omit<RadioGroupProps, 'label' | 'classNames' | 'aria-label'> & {
  name: string;
};

/** Radios whose question is not written above them: `name` is told only. An `aria-label` would name what is around them. */
export function NamedRadioGroup({ name, ...props }: NamedRadioGroupProps): ReactNode {
  return <Radio.Group {...props} label={name} classNames={{ label: classes.name }} />;
}
