import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ERROR_PORT, type GraphNode } from '@flowkeep/graph';
import type { Answer, Scenario } from '@flowkeep/simulation';
import { Button, Select, TextField } from '@flowkeep/ui';
import { useEditor } from '../editor-context.ts';
import { DurationInput } from '../fields/duration-input.tsx';
import panelStyles from '../panel/panel.module.css';
import { durationOf, secondsOf } from '../settings/duration-seconds.ts';
import { answerFor, type AnswerChoice, choiceOf, oneAnswer, withAnswer, withOutput } from './model/scenario-edits.ts';
import styles from './simulation.module.css';
import { JsonField } from './trigger-section.tsx';
import { useChangeScenario } from './use-simulation.ts';

const USUAL = ' usual';
const FAILS = ' fails';
const MOMENT = 60;

interface AnswerRowProps {
  /** Where the title of the step is said already. */
  readonly label?: string;
  readonly scenario: Scenario;
  readonly node: GraphNode;
}

/** What one step is answered. */
export function AnswerRow({ scenario, node, label = node.title }: AnswerRowProps): ReactElement {
  const { t } = useTranslation('editor');
  const { source, portsOf } = useEditor();
  const change = useChangeScenario();
  const isWaiting = source.catalog.get(node.type)?.class === 'waiting';
  const choice = choiceOf(scenario.answers[node.id]);
  const answer = oneAnswer(scenario, node.id);
  const put = (next: Answer | null): void => change((before) => withAnswer(before, node.id, next));
  if (choice.kind === 'each-visit') {
    return (
      <div className={styles['answer']}>
        <p>{t('simulation.answers.each', { title: node.title, count: choice.count })}</p>
        <Button size="small" look="quiet" className={panelStyles['start']} onClick={() => put(null)}>
          {t('simulation.answers.one')}
        </Button>
      </div>
    );
  }
  const ports = portsOf(node).filter(({ id }) => id !== ERROR_PORT);
  return (
    <div className={styles['answer']}>
      <Select
        label={label}
        value={choice.kind === 'port' ? choice.port : choice.kind === 'error' ? FAILS : USUAL}
        options={[
          { value: USUAL, label: t(isWaiting ? 'simulation.answers.nobody' : 'simulation.answers.usual') },
          ...ports.map(({ id, label }) => ({ value: id, label })),
          ...(isWaiting ? [] : [{ value: FAILS, label: t('simulation.answers.fails') }]),
        ]}
        onChange={(value) => put(answerFor(readChoice(value), answer))}
      />
      {isWaiting && answer?.port !== undefined && <WhenAnswered node={node} answer={answer} onChange={put} />}
    </div>
  );
}

interface WhenAnsweredProps {
  readonly node: GraphNode;
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
}

/** How long it takes until they answer, and what they write. A limit that runs out needs neither. */
function WhenAnswered({ node, answer, onChange }: WhenAnsweredProps): ReactElement | null {
  const { t } = useTranslation('editor');
  const { portsOf } = useEditor();
  const isLimit = node.type === 'wait.reply' ? answer.port !== portsOf(node)[0]?.id : SILENT.has(answer.port ?? '');
  if (isLimit) return null;
  const text = answer.output?.['text'];
  return (
    <>
      <DurationInput
        label={t('simulation.answers.after')}
        value={durationOf(answer.after ?? MOMENT)}
        onChange={(after) => onChange({ ...answer, after: secondsOf(after) })}
      />
      {node.type === 'wait.reply' && (
        <TextField
          label={t('simulation.answers.text')}
          value={typeof text === 'string' ? text : ''}
          onChange={(next) => onChange(withOutput(answer, 'text', next))}
        />
      )}
      {node.type === 'wait.event' && (
        <JsonField
          key={answer.port}
          label={t('simulation.happenings.says')}
          value={answer.output ?? {}}
          onChange={(output) => onChange({ ...answer, output })}
        />
      )}
    </>
  );
}

/** Ways out that time takes, not people. */
const SILENT: ReadonlySet<string> = new Set(['timeout', 'expired', 'silent']);

function readChoice(value: string): AnswerChoice {
  if (value === USUAL) return { kind: 'usual' };
  return value === FAILS ? { kind: 'error' } : { kind: 'port', port: value };
}
