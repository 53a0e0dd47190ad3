import { AreaChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { type Day, dayOf, startOfDay } from '../../ui/localDays.ts';
import { useDates } from '../../ui/useDates.ts';
import classes from './SizePanel.module.css';
import { type AxisUnit, axisDays, type ChartDay } from './sizeDays.ts';

interface SizeChartProps {
  /** The chart in words. */
  label: string;
  days: ChartDay[];
  /** What a click on a day does; null: nothing. */
  onOpen: ((day: Day) => void) | null;
}

/**
 * The size as a line of steps. It is for the eye and the pointer: the label tells what it shows, and the table beside
 * it is how the keyboard gets to a day. Nothing in it moves.
 */
export function SizeChart({ label, days, onOpen }: SizeChartProps): ReactNode {
  const first = days[0]?.day ?? '';
  const last = days.at(-1)?.day ?? '';
  const axis = useMemo(() => axisDays(first, last), [first, last]);
  return (
    <div role="img" aria-label={label}>
      <AreaChart
        className={classes.chart}
        data-clickable={onOpen !== null || undefined}
        data={days}
        dataKey="at"
        series={[{ name: 'size', color: 'var(--mantine-primary-color-filled)' }]}
        type="default"
        curveType="stepAfter"
        withDots={false}
        withGradient={false}
        fillOpacity={0.14}
        strokeWidth={1.5}
        gridAxis="x"
        tickLine="none"
        // There are no vertical lines; to find places for them it would measure a text for every day, which takes seconds.
        gridProps={{ verticalCoordinatesGenerator: noLines }}
        gridColor="var(--muster-border)"
        textColor="var(--mantine-color-dimmed)"
        accessibilityLayer={false}
        areaChartProps={{
          margin: { top: 8, right: 22, bottom: 0, left: 0 },
          onClick: ({ activeLabel }) => {
            if (typeof activeLabel === 'number') onOpen?.(dayOf(new Date(activeLabel)));
          },
        }}
        xAxisProps={{
          type: 'number',
          scale: 'time',
          domain: ['dataMin', 'dataMax'],
          ticks: axis.days.map((day) => Date.parse(startOfDay(day))),
          tickFormatter: (at: number) => axisFormats[axis.unit].format(at),
          interval: 0,
          height: 26,
          tick: { transform: 'translate(0, 4)', fontSize: 12, fill: 'currentColor' },
        }}
        yAxisProps={{
          allowDecimals: false,
          width: 44,
          tickCount: 4,
          interval: 0,
          tickFormatter: formatCount,
        }}
        tooltipProps={{
          position: { y: -4 },
          content: ({ payload }) => <Tip day={dayAt(payload)} isClickable={onOpen !== null} />,
        }}
      />
    </div>
  );
}

function noLines(): number[] {
  return [];
}

function Tip({ day, isClickable }: { day: ChartDay | null; isClickable: boolean }): ReactNode {
  const dates = useDates();
  if (day === null) return null;
  return (
    <div className={classes.tip}>
      {dates.day(startOfDay(day.day))}: <b>{countPeople(day.size)}</b>
      {isClickable && (
        <Text size="xs" c="dimmed">
          Click to see who
        </Text>
      )}
    </div>
  );
}

/** The day of the chart that a tooltip is about. */
function dayAt(payload: readonly { payload?: ChartDay }[]): ChartDay | null {
  return payload[0]?.payload ?? null;
}

const axisFormats: Readonly<Record<AxisUnit, Intl.DateTimeFormat>> = {
  day: new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' }),
  month: new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric' }),
  year: new Intl.DateTimeFormat(undefined, { year: 'numeric' }),
};
