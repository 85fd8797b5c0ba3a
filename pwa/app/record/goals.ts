/** Setting goals, as a screen asks for it. Each throws `NotSet`. */
import type { Phone } from "../store/phone";
import type { GoalForm } from "../store/queries";
import { connection } from "../store/session";
import { type Change, changeGoal } from "../sync/goals";
import { newId } from "./ids";

export { NotSet, type WhyNotSet } from "../sync/goals";

/** A draft, which only coaches see; one that is there is changed. */
export function saveDraft(phone: Phone, form: GoalForm): Promise<void> {
  const fields = fieldsOf(form);
  return set(phone, {
    id: form.id,
    steps: (here) =>
      here
        ? [{ method: "PATCH", path: `/${form.id}`, body: changeable(form) }]
        : [{ method: "POST", path: "", body: { ...fields, state: "draft" } }],
    isDone: (here) => here !== null && says(here, form),
  });
}

/** It is published, whether it was a draft before or not. */
export function publishGoal(phone: Phone, form: GoalForm): Promise<void> {
  return set(phone, {
    id: form.id,
    steps: (here) =>
      here
        ? [
            { method: "PATCH", path: `/${form.id}`, body: changeable(form) },
            { method: "POST", path: `/${form.id}/publication` },
          ]
        : [{ method: "POST", path: "", body: { ...fieldsOf(form), state: "published" } }],
    isDone: (here) => here?.state === "published" && says(here, form),
  });
}

/** The draft is thrown away. */
export function dropDraft(phone: Phone, id: string): Promise<void> {
  return set(phone, {
    id,
    steps: (here) => (here ? [{ method: "DELETE", path: `/${id}` }] : []),
    isDone: (here) => here === null,
  });
}

/** A published goal holds up to this day; before its first, it is taken back. */
export function endGoal(phone: Phone, id: string, last: string): Promise<void> {
  return set(phone, {
    id,
    steps: () => [{ method: "POST", path: `/${id}/end`, body: { valid_to: last } }],
    isDone: (here) => here?.valid_to === last,
  });
}

/** The goal `id` is followed by what the form says, from its first day on. */
export function followGoal(phone: Phone, id: string, form: GoalForm): Promise<void> {
  const { target, period, valid_from, valid_to, why, bonus } = fieldsOf(form);
  const body = { id: form.id, target, period, valid_from, valid_to, why, bonus };
  return set(phone, {
    id: form.id,
    steps: () => [{ method: "POST", path: `/${id}/successor`, body }],
    isDone: (here) => here?.state === "published",
  });
}

/** An empty form for a goal from a day on. */
export function emptyForm(phone: Phone, about: Partial<GoalForm> & Pick<GoalForm, "valid_from">): GoalForm {
  return {
    id: newId(phone.now()),
    rep_id: null,
    manager_id: null,
    together: false,
    metric: "opportunities",
    period: "quarter",
    target: "",
    valid_to: "",
    why: "",
    bonus: "",
    ...about,
  };
}

/** A form for the goal that follows this one from a day on, or from its own first day when that is later. */
export function followingForm(phone: Phone, before: GoalForm, from: string): GoalForm {
  const valid_from = before.valid_from > from ? before.valid_from : from;
  return { ...before, id: newId(phone.now()), valid_from };
}

function set(phone: Phone, change: Change): Promise<void> {
  return changeGoal(phone, connection, change);
}

function fieldsOf({ target, valid_to, why, bonus, ...form }: GoalForm) {
  return {
    ...form,
    target: Number(target),
    valid_to: valid_to || null,
    why: why.trim() || null,
    bonus: bonus.trim() || null,
  };
}

/** For whom a goal is stays: that would be another one. */
function changeable(form: GoalForm) {
  const { id: _id, rep_id: _rep, manager_id: _manager, ...rest } = fieldsOf(form);
  return rest;
}

function says(here: object, form: GoalForm): boolean {
  return Object.entries(fieldsOf(form)).every(
    ([name, value]) => (here as Record<string, unknown>)[name] === value,
  );
}
