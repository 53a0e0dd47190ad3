import { Radio, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type ImportShape, importShapeSchema } from '#shared/domain/importing.ts';
import classes from './ColumnsStep.module.css';
import { shapeWords } from './importWording.ts';
import { ShapePicture } from './ShapePicture.tsx';
import { shapes } from './shapes.ts';

interface ShapeChoiceProps {
  shape: ImportShape;
  onChoose: (shape: ImportShape) => void;
}

/** What the list is: one group, a line for each membership, or a cross table. */
export function ShapeChoice({ shape, onChoose }: ShapeChoiceProps): ReactNode {
  return (
    <Radio.Group
      label="What the list is"
      value={shape}
      onChange={(value) => {
        const chosen = importShapeSchema.safeParse(value);
        if (chosen.success) onChoose(chosen.data);
      }}
    >
      <div className={classes.cards}>
        {shapes.map((one) => (
          <Radio.Card
            key={one}
            value={one}
            className={classes.card}
            aria-label={shapeWords[one].title}
            aria-describedby={`muster-shape-${one}`}
          >
            <ShapePicture shape={one} />
            <span>
              <Text span size="sm" fw={600} display="block">
                {shapeWords[one].title}
              </Text>
              <Text span size="xs" c="dimmed" id={`muster-shape-${one}`}>
                {shapeWords[one].line}
              </Text>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
