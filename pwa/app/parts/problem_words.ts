/** Why something was not accepted, as one says it to a manager. The server's own sentence is for programs. */
import type { Problem, UnsentRecord } from "../store/queries";
import { FIELD } from "./field_words";
import { firstName } from "./person";

/** `{rep}` and `{field}` are filled in. */
const SAYS: Record<string, string> = {
  // What a person can change
  text_too_long: "“{field}” is too long. Make it shorter and send it again.",
  text_empty: "“{field}” is empty. Write something and send it again.",
  field_is_null: "“{field}” is empty. Fill it in and send it again.",
  bad_character: "“{field}” holds a sign that cannot be kept. Write it again without it.",
  nul_character: "“{field}” holds a sign that cannot be kept. Write it again without it.",
  lone_surrogate: "“{field}” holds a sign that cannot be kept. Write it again without it.",
  standard_why_missing: "Say why another standard is asked for.",
  standard_of_closed: "This one thing is closed, so its standard stays.",
  not_a_standard: "That cannot be a standard. Ask for 2 to 6 in a row, or for some of the last 10 at most.",
  not_a_url: "A web address starts with http:// or https://.",
  reason_missing: "Say why the one thing is replaced, and send it again.",
  too_large: "This is too long to be sent. Make it shorter and send it again.",
  object_too_large: "This is too long to be sent. Make it shorter and send it again.",
  list_too_long: "This is too long to be sent. Make it shorter and send it again.",
  not_working_days: "At least one day of the week is a working day.",
  outcome_empty: "An outcome is empty. Take it off, or write it.",
  not_a_time_zone: "The server does not know this time zone. Choose another one.",
  dates_backward: "The last day lies before the first. Change them and send it again.",
  // What happened meanwhile
  dates_overlap:
    "Somebody put down days away on these dates already, so nothing is missing. Discard this one.",
  focus_already_active:
    "{rep} has a one thing already. Send this again when that one is reached or replaced.",
  retrospective_closed: "You have both closed this retrospective, so it stays. Say it in the next one.",
  interaction_debriefed: "This was talked through with {rep} meanwhile, so it stays.",
  item_not_on_checklist: "This is no longer on the checklist of that ride-along.",
  state_goes_back: "It has gone further meanwhile, and does not go back.",
  field_frozen: "This was settled when it was recorded, and stays as it was.",
  cannot_delete: "This stays: it cannot be deleted.",
  not_found: "What it belongs to was removed, or you do not see it any more.",
  not_allowed: "This is not yours to change.",
  private_note_not_yours: "Only who recorded a ride-along writes its private notes.",
  no_longer_yours: "{rep} is no longer on your team.",
  base_from_the_future: "It was changed on the server meanwhile. Look at it and send it again.",
  not_kept: "The server could not keep it like this. Change it and send it again.",
  number_reused: "It got mixed up on the way. Send it again.",
  // What it waits for
  depends_on_refused: "It waits for something that was not accepted.",
  depends_on_unknown: "It waits for something that has not arrived yet.",
  restored_since: "It waits until what you sent before a repair of the server is there again.",
  lost_in_restore: "It waits until what it belongs to is back after a repair of the server.",
  // Photos and voice memos
  too_many_attachments: "There are 20 photos and memos on this one. Remove one first.",
  not_a_photo: "This could not be read as a photo. Take it again.",
  not_a_voice_memo: "This could not be played. Record it again.",
  photo_too_large: "This photo is too large. Take a smaller one.",
  memo_too_long: "This is longer than ten minutes. Record it again, shorter.",
  checksum_wrong: "It was damaged on the way. It is sent again by itself.",
};

/** Codes that no tap can cause: the app and the server are of different versions, or one of them is wrong. */
const OURS = new Set([
  "unknown_member",
  "member_missing",
  "bad_id",
  "bad_base",
  "bad_clock",
  "bad_set",
  "set_or_delete",
  "bad_depends_on",
  "unknown_kind",
  "kind_only_received",
  "unknown_field",
  "field_by_server",
  "field_missing",
  "not_a_uuid",
  "not_text",
  "not_a_choice",
  "not_a_date",
  "not_a_time",
  "not_an_integer",
  "out_of_range",
  "not_a_boolean",
  "not_a_list",
  "not_an_object",
  "not_a_value",
  "not_a_sha256",
  "observation_id_mismatch",
  "draft_item_id_mismatch",
  "mark_id_mismatch",
  "acknowledgment_id_mismatch",
  "practice_id_mismatch",
  "least_of_a_value",
  "bad_mutations",
  "bad_number",
  "duplicate_key",
  "number_too_large",
  "not_a_number",
  "too_deep",
]);
const OURS_SAYS =
  "The server did not understand this. Update the app and send it again; if that does not help, export it.";

/** What is said of drafts of the checklist, which are about no rep. */
const OF_DRAFTS: Record<string, string> = {
  no_longer_yours: "Only directors write the checklist, and you are none any more.",
  not_allowed: "Only directors write the checklist.",
  not_found: "This draft was published or thrown away by another director.",
};

/**
 * The reason in plain words; `repName` null: nobody in particular. `kind`: of the record it is about. An unknown one in
 * the server's words.
 */
export function problemInWords(
  { code, title, path }: Problem,
  repName: string | null,
  kind?: UnsentRecord["kind"],
): string {
  const ofDraft = kind === "draft" || kind === "draft_item" ? OF_DRAFTS[code] : undefined;
  const says = OURS.has(code) ? OURS_SAYS : (ofDraft ?? SAYS[code]);
  const field = FIELD[path?.replace(/^set\./, "") ?? ""] ?? "This";
  return (says ?? title)
    .replace("{rep}", repName ? firstName(repName) : "This rep")
    .replace("{field}", field);
}
