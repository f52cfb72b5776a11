import { z } from 'zod';
import { isCivilDate } from './civil';
import { holds, isFilled } from './evaluate';
import type { Condition } from './Condition';
import type { Field } from './Field';
import type { Json } from './Json';
import { isLate } from './lateNotes';
import type { Problem } from './Problem';
import { NoteInput, ReplyInput } from './Review';
import { say } from './Text';
import type { Scene } from './World';

type Check = (field: Field, value: Json, path: string, scene: Scene) => Problem[];

const problem = (path: string, code: string, message: string): Problem[] => [{ path, code, message }];
const isText = (value: Json): value is string => typeof value === 'string';

const text: Check = (field, value, path, scene) => {
  const label = say(field.label);
  if (!isText(value)) return problem(path, 'type', `“${label}”应填写文字。`);
  const { minLength = 0, maxLength = field.type === 'text' ? 500 : 20_000, format } = field.rule ?? {};
  if ([...value].length < minLength) return problem(path, 'too-short', `“${label}”至少填写 ${minLength} 个字。`);
  if ([...value].length > maxLength) return problem(path, 'too-long', `“${label}”最多填写 ${maxLength} 个字。`);
  const complaint = format ? scene.formats[format]?.(value) : undefined;
  return complaint ? problem(path, 'format', `“${label}”：${complaint}`) : [];
};

const number: Check = (field, value, path) => {
  const label = say(field.label);
  if (typeof value !== 'number' || (field.type === 'integer' && !Number.isInteger(value))) {
    return problem(path, 'type', `“${label}”应填写${field.type === 'integer' ? '整数' : '数字'}。`);
  }
  const { min = -Infinity, max = Infinity } = field.rule ?? {};
  if (value < min) return problem(path, 'too-small', `“${label}”不能小于 ${min}。`);
  return value > max ? problem(path, 'too-large', `“${label}”不能大于 ${max}。`) : [];
};

const date: Check = (field, value, path) =>
  isText(value) && isCivilDate(value) ? [] : problem(path, 'type', `“${say(field.label)}”应为日期，例如 2026-01-31。`);

const known = (field: Field, value: Json): boolean => !field.options || field.options.some((option) => option.value === value);

const choice: Check = (field, value, path) =>
  isText(value) && known(field, value) ? [] : problem(path, 'option', `“${say(field.label)}”请从列出的选项中选择。`);

const choices: Check = (field, value, path) =>
  Array.isArray(value) && value.every((item) => isText(item) && known(field, item))
    ? []
    : problem(path, 'option', `“${say(field.label)}”请从列出的选项中选择。`);

const yesNo: Check = (field, value, path) =>
  typeof value === 'boolean' ? [] : problem(path, 'type', `“${say(field.label)}”请选择是或否。`);

const table: Check = (field, value, path, scene) => {
  const label = say(field.label);
  if (!Array.isArray(value)) return problem(path, 'type', `“${label}”应为表格。`);
  const { minRows = 0, maxRows = 5000 } = field.rule ?? {};
  if (value.length < minRows) return problem(path, 'too-few', `“${label}”至少填写 ${minRows} 行。`);
  if (value.length > maxRows) return problem(path, 'too-many', `“${label}”最多填写 ${maxRows} 行。`);
  return value.flatMap((row, index) =>
    typeof row === 'object' && row !== null && !Array.isArray(row)
      ? checkFields(field.columns ?? [], row, `${path}.${index}`, scene)
      : problem(`${path}.${index}`, 'type', `“${label}”第 ${index + 1} 行的格式不正确。`),
  );
};

const checklist: Check = (field, value, path, scene) => {
  const ticks = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  return (field.items ?? [])
    .filter((item) => (!item.when || holds(item.when, scene)) && item.required && ticks[item.key] !== true)
    .map((item) => ({ path: `${path}.${item.key}`, code: 'unticked', message: `请核对并勾选“${say(item.label)}”。` }));
};

/**
 * A point that was there unchanged in the round before had to be raised then (一次性告知, 行政许可法 Art. 32(4));
 * raised all the same, it says why.
 */
const notes: Check = (_field, value, path, scene) => {
  if (!Array.isArray(value)) return problem(path, 'type', '审核意见的格式不正确。');
  return value.flatMap((note, index) => {
    const { data } = NoteInput.safeParse(note);
    if (!data) return problem(`${path}.${index}`, 'note', `第 ${index + 1} 条审核意见请写明类别和内容（至少 2 个字）。`);
    if (data.lateReason || !isLate(data, scene.application)) return [];
    return problem(`${path}.${index}`, 'late-note', `第 ${index + 1} 条意见所指的内容上一轮就是这样，当时没有提出。需要补正的内容应当一次性告知；确需提出的，请写明原因。`);
  });
};

/** A reply whose box may still be empty: that is a note without an answer, not a malformed one. */
const TickedOrNot = ReplyInput.extend({ done: z.boolean() });

/** Every open note that must be met wants an answer; resubmission is refused until each is ticked as done (F49). Advice may stay unanswered. */
const replies: Check = (_field, value, path, scene) => {
  const sent = Array.isArray(value) ? value.map((item) => TickedOrNot.safeParse(item)) : [];
  const malformed = (value !== null && !Array.isArray(value)) || sent.some(({ success }) => !success);
  if (malformed) return problem(path, 'type', '对审核意见的答复格式不正确。');
  const answered = new Set(sent.flatMap(({ data }) => (data?.done ? [data.note] : [])));
  return scene.application.notes
    .filter(({ open, severity, id }) => open && severity !== 'advice' && !answered.has(id))
    .map(({ id, text: said }) => ({ path: `notes.${id}`, code: 'unanswered', message: `请确认已按审核意见整改：“${said}”` }));
};

const CHECKS = {
  text,
  'long-text': text,
  integer: number,
  decimal: number,
  date,
  choice,
  choices,
  'yes-no': yesNo,
  table,
  checklist,
  notes,
  replies,
} satisfies Record<Field['type'], Check>;

/** Types that speak for themselves even when nothing was sent. */
const ALWAYS: ReadonlySet<Field['type']> = new Set(['checklist', 'replies']);

export const wanted = (rule: boolean | Condition | undefined, scene: Scene): boolean =>
  typeof rule === 'boolean' || rule === undefined ? rule === true : holds(rule, scene);

/**
 * Every problem of values against their fields: missing, of the wrong kind, out of limits, unknown.
 * `part` = true leaves out what is missing: a draft may be incomplete, but what it says must be readable.
 */
export function checkFields(fields: Field[], values: { [key: string]: Json }, base: string, scene: Scene, part = false): Problem[] {
  const names = new Set(fields.map(({ key }) => key));
  const strangers = Object.keys(values)
    .filter((key) => !names.has(key))
    .map((key) => ({ path: `${base}.${key}`, code: 'unknown', message: `没有“${key}”这一项。` }));
  return [
    ...strangers,
    ...fields.flatMap((field) => {
      if (field.when && !holds(field.when, scene)) return [];
      const value = values[field.key] ?? null;
      const path = `${base}.${field.key}`;
      if (!isFilled(value) && !(ALWAYS.has(field.type) && !part)) {
        return !part && wanted(field.required, scene) ? problem(path, 'required', `请填写“${say(field.label)}”。`) : [];
      }
      return CHECKS[field.type](field, value, path, scene);
    }),
  ];
}
