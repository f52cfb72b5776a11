import type { Step } from '../../types/Case';

/** What was written with a step, field by field. */
export function StepDetails({ step }: { step: Step }): React.JSX.Element | null {
  if (step.details.length === 0) return null;
  return (
    <dl className="facts small">
      {step.details.map(({ label, value }) => <div key={label} className="facts-pair"><dt>{label}</dt><dd className="pre">{value}</dd></div>)}
    </dl>
  );
}
