/** What a team did, as a screen asks for it. */
import type { Phone } from "../store/phone";
import type { FiguresAsked } from "../store/queries";
import { connection } from "../store/session";
import { fetchFigures, type WhyNoFigures } from "../sync/figures";

export type { WhyNoFigures };

/** Bring the figures to this device; gives why not, or null. */
export function bringFigures(phone: Phone, asked: FiguresAsked): Promise<WhyNoFigures | null> {
  return fetchFigures(phone, connection, asked);
}
