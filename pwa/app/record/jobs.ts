/** The background work: the server's own, so it is asked about there. */
import type { components } from "../api";
import type { Phone } from "../store/phone";
import { connection } from "../store/session";
import { told } from "./numbers";

export type Job = components["schemas"]["Job"];

/** All jobs a director sees. Throws `NotDone`. */
export async function jobs({ me }: Phone): Promise<readonly Job[]> {
  const answer = await told(connection.at(me, "GET", "/api/jobs"));
  return (answer as components["schemas"]["Jobs"]).jobs;
}

/** Let a job run as soon as may be. Throws `NotDone`. */
export async function runJob({ me }: Phone, key: string): Promise<void> {
  await told(connection.at(me, "POST", "/api/jobs/run", { key }));
}
