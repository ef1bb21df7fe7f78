import type { ReactElement } from 'react';
import { Switch } from '@flowkeep/ui';
import { AssignmentsField } from './assignments-field.tsx';
import { ConditionField } from './condition-field.tsx';
import { CronField } from './cron-field.tsx';
import { DurationField } from './duration-field.tsx';
import { type FieldProps, useForm } from './field-props.ts';
import { InstantField } from './instant-field.tsx';
import { ListField } from './list-field.tsx';
import { NumberField } from './number-field.tsx';
import { SelectField } from './select-field.tsx';
import { PlainTextField } from './plain-text-field.tsx';
import { StepField } from './step-field.tsx';
import { TimeOfDayField } from './time-of-day-field.tsx';
import { TimeZoneField } from './time-zone-field.tsx';
import { WeekdaysField } from './weekdays-field.tsx';

/** The control for a kind of field. */
export function FieldControl(props: FieldProps): ReactElement {
  switch (props.field.kind) {
    case 'text':
    case 'multiline':
      return <PlainTextField {...props} />;
    case 'number':
      return <NumberField {...props} />;
    case 'toggle':
      return <ToggleField {...props} />;
    case 'select':
      return <SelectField {...props} />;
    case 'duration':
      return <DurationField {...props} />;
    case 'instant':
      return <InstantField {...props} />;
    case 'cron':
      return <CronField {...props} />;
    case 'time-zone':
      return <TimeZoneField {...props} />;
    case 'weekdays':
      return <WeekdaysField {...props} />;
    case 'time-of-day':
      return <TimeOfDayField {...props} />;
    case 'step':
      return <StepField {...props} />;
    case 'condition':
      return <ConditionField {...props} />;
    case 'list':
      return <ListField {...props} control={FieldControl} />;
    case 'assignments':
      return <AssignmentsField {...props} />;
  }
}

function ToggleField({ field, value, onChange }: FieldProps): ReactElement {
  const { isDisabled } = useForm();
  return (
    <Switch
      label={field.label}
      {...(field.help === undefined ? {} : { hint: field.help })}
      checked={value === undefined ? field.initial === true : value === true}
      onChange={onChange}
      disabled={isDisabled}
    />
  );
}
