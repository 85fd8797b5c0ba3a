import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { ago, localDate } from "../../parts/words";
import { takeUpAgain } from "../../record/critique";
import type { ToCritique } from "../../store/queries";

/** "Put aside 2 days ago: Not to a customer". */
export function asideInWords({ putAsideAt, putAsideWhy }: ToCritique, today: string): string {
  const when = putAsideAt && `Put aside ${ago(localDate(putAsideAt), today)}`;
  return [when, putAsideWhy].filter(Boolean).join(": ");
}

export function TakeUpAgain({ id }: { id: string }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  return (
    <>
      <button type="button" class="link" disabled={busy} onClick={() => keep(() => takeUpAgain(phone, id))}>
        Take it up again
      </button>
      {alarm}
    </>
  );
}
