import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { DayStep, Overview } from '../../types/Overview';

/** Dark enough on white, and apart from each other for who does not tell red from green. */
const COLOURS: Record<DayStep, string> = { filed: '#0b5cad', returned: '#b36b00', approved: '#3f8f4a', stamped: '#14521e' };

interface DayChartProps {
  days: Overview['days'];
  steps: { key: DayStep; label: string }[];
  label: string;
}

/** Cases by day and step, as columns. The same numbers stand in the table below, which is what a screen reader reads. */
export function DayChart({ days, steps, label }: DayChartProps): React.JSX.Element {
  const data = days.map(({ day, counts }) => ({ day: day.slice(5), ...counts }));
  return (
    <div className="chart" role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={data} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: -16 }}>
          <CartesianGrid vertical={false} stroke="#d5dae0" />
          <XAxis dataKey="day" tick={{ fontSize: 12 }} minTickGap={16} />
          <YAxis allowDecimals={false} tick={{ fontSize: 12 }} />
          <Tooltip />
          <Legend />
          {steps.map(({ key, label: name }) => <Bar key={key} dataKey={key} name={name} stackId="day" maxBarSize={56} fill={COLOURS[key]} isAnimationActive={false} />)}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
